import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  because,
  type ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { Route, Routes } from 'react-router-dom';
import { fakeToolsApi, renderPage } from '../__testUtils__/render';
import { aLinkedItem, anItem, serviceTools } from '../__testUtils__/samples';
import { AccessContent } from '../components/AccessPage/AccessContent';
import { EntityToolsContent } from '../components/EntityTools';
import { LinksContent } from '../components/LinksPage';
import { useReason, type Told } from './useReason';

const { reason: ownerReason, because: ownerBecause } = because('ownerPath', {
  path: 'root/storefront',
});
const owned = { ownerReason, ownerBecause };
const similar = because('similarName', {
  ...{ name: 'checkout-nightly', percent: '67', service: 'checkout-api' },
});
const suggestion = aLinkedItem(owned, {
  ...{ state: 'suggested', source: 'name', confidence: 0.67 },
  ...similar,
});
const account: ToolAccount = {
  ...{ uid: 'a', connector: 'gitlab', instance: 'gitlab.main' },
  ...{ instanceTitle: 'GitLab', externalId: '7', username: 'pzielinski' },
  ...{ active: true, admin: false, state: 'mapped', access: [], items: 0 },
  entityRef: 'user:default/piotr.zielinski',
  ...because('accountUsernameAndEmail', { username: 'pzielinski' }),
  candidates: [
    {
      entityRef: 'user:default/paula.zielinski',
      ...{ source: 'name', confidence: 0.5 },
      ...because('accountName', { name: 'P. Zielinski' }),
    },
  ],
};

function setup(page: JSX.Element, address = '/') {
  const { link, ...item } = suggestion;
  const conflict = { item, claims: [{ ...link, state: 'conflict' as const }] };
  const none = async () => ({ items: [], total: 0 });
  const api = fakeToolsApi({
    listInstances: none,
    listSyncs: none,
    listDanglingAnnotations: none,
    getLinkCoverage: async () => ({ processes: [], teams: [] }),
    listSuggestions: async () => ({ items: [suggestion], total: 1 }),
    listConflicts: async () => ({ items: [conflict], total: 1 }),
    listItems: async () => ({ items: [anItem(owned)], total: 1 }),
    listUnregistered: async () => ({
      items: [{ item: anItem(owned), technologies: [] }],
      total: 1,
    }),
    getServiceTools: async () => serviceTools([suggestion]),
    listAccounts: async () => ({ items: [account], total: 1 }),
    getAccountOverview: async () => ({ teams: [], heldLeavers: 0, tools: [] }),
  });
  renderPage(page, { api, address, language: 'zh-CN' });
  return userEvent.setup();
}

const links = (
  <Routes>
    <Route path="/links/*" element={<LinksContent />} />
  </Routes>
);
const SIMILAR = '其名称 checkout-nightly 与 checkout-api 的相似度为 67 %';
const OWNER = '负责人的依据：它位于 root/storefront';

describe('in Chinese', () => {
  it.each(['/links', '/links/conflicts'])(
    '%s says why an item belongs to a service',
    async address => {
      setup(links, address);
      expect(await screen.findByText(SIMILAR)).toBeInTheDocument();
    },
  );

  it.each(['/links/unlinked', '/links/unregistered'])(
    '%s says why a team is the owner',
    async address => {
      setup(links, address);
      expect(await screen.findByTitle(OWNER)).toHaveTextContent('storefront');
    },
  );

  it('the tools of a service say both, and what each thing is', async () => {
    const user = setup(<EntityToolsContent />);
    expect(await screen.findByTitle(OWNER)).toHaveTextContent('storefront');
    expect(screen.getByTitle('构建任务')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /为什么在这里/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      `${SIMILAR}依据：名称 · 可信度 67 %负责人 group:default/storefront，依据：它位于 root/storefront`,
    );
  });

  it('the access page says whose an account is, or may be, and why', async () => {
    setup(<AccessContent />);
    const row = await screen.findByRole('row', { name: 'pzielinski' });
    expect(row).toHaveTextContent('用户名 pzielinski 相同，且电子邮件地址相符');
    expect(row).toHaveTextContent('50 %: 姓名 P. Zielinski 相同');
  });
});

function Said({ told }: { told: Told }) {
  return <p data-testid="said">{useReason()(told)}</p>;
}

it.each<[string, 'en' | 'zh-CN', Told, string]>([
  [
    'is older than rules',
    'zh-CN',
    { reason: 'the same name' },
    'the same name',
  ],
  [
    'has a rule of a newer backend',
    'zh-CN',
    { reason: 'the same colour', because: { rule: 'colour', values: {} } },
    'the same colour',
  ],
  [
    'has text that looks like that of a translation',
    'zh-CN',
    because('sameName', { name: '$t(common.never) {{name}} <b>&' }),
    '其名称 $t(common.never) {{name}} <b>& 与该服务相同',
  ],
  [
    'is read in English',
    'en',
    because('sameName', { name: '$t(common.never) {{name}} <b>&' }),
    "its name $t(common.never) {{name}} <b>& is the service's",
  ],
])('a reason that %s is said in %s', async (_, language, told, expected) => {
  renderPage(<Said told={told} />, { api: fakeToolsApi({}), language });
  await screen.findByTestId('said');
  expect(await screen.findByText(expected)).toBeVisible();
});
