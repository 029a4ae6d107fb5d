import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { SyncsNavItem } from './SyncsNavItem';
import { navTranslationRef } from './translation';
import type { messages } from './translations/en';

/** Pages whose titles are translated here, because a page extension has one title for all languages. */
const TITLES: Record<string, `page.${keyof typeof messages.page}`> = {
  'page:home': 'page.home',
  'page:scaffolder': 'page.scaffolder',
  'page:catalog': 'page.catalog',
  'page:stack': 'page.stack',
  'page:compliance': 'page.compliance',
  'page:stack/technologies': 'page.technologies',
  'page:tools': 'page.tools',
  'page:tools/links': 'page.links',
  'page:tools/access': 'page.access',
  'page:user-settings': 'page.settings',
};

/** A page in the menu; one that was not foreseen keeps its own title. */
export function NavItem({ node, href, icon, title }: NavContentNavItem) {
  const { t } = useTranslationRef(navTranslationRef);
  const key = TITLES[node.spec.id];
  const item = { icon: () => icon, to: href, text: key ? t(key) : title };
  if (node.spec.id === 'page:tools') return <SyncsNavItem {...item} />;
  return <SidebarItem {...item} />;
}
