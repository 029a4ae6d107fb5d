import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import {
  NavContentBlueprint,
  type NavContentComponentProps,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { Logo } from './Logo';
import { NavItem } from './NavItem';
import { navTranslationRef } from './translation';

/** Pages in the order of the three jobs; what else is installed follows by title. */
const ORDER = [
  'page:home',
  'page:scaffolder',
  'page:catalog',
  'page:stack',
  'page:compliance',
  'page:stack/technologies',
  'page:tools',
  'page:tools/links',
  'page:tools/access',
];

function Nav({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(navTranslationRef);
  const nav = navItems.withComponent(NavItem);
  nav.take('page:search'); // the dialog above the menu opens it
  nav.take('page:catalog-graph'); // opened from an entity
  nav.take('page:notifications'); // its own item counts what is unread
  const settings = nav.take('page:user-settings');
  return (
    <Sidebar>
      <Logo />
      <SidebarGroup label={t('search')} icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('menu')} icon={<MenuIcon />}>
        {ORDER.map(id => nav.take(id))}
        {nav.rest({ sortBy: 'title' })}
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('page.notifications')} />
      <SidebarGroup
        label={t('page.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [NavContentBlueprint.make({ params: { component: Nav } })],
});
