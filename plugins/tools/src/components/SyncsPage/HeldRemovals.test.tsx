import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  HeldRemoval,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import type { ToolsApi } from '../../api';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import { aSync } from '../../__testUtils__/samples';
import { HeldRemovals, RefusedRemovals } from './HeldRemovals';

const aRemoval = (at: number): HeldRemoval => ({
  uid: `uid-${at}`,
  title: `Job ${at}`,
  externalId: `storefront/job-${at}`,
  missingSince: '2026-11-01T12:00:00Z',
  services: [],
});

/** A list that is given in pages, each with a revision of its own. */
function pagesOf(count: number, hidden = 0): ToolsApi['listHeldRemovals'] {
  const all = Array.from({ length: count }, (_, at) => aRemoval(at));
  return async (_instance, _resource, { cursor = '0', limit = 100 }) => {
    const end = Number(cursor) + limit;
    return {
      items: all.slice(Number(cursor), end),
      total: count,
      ...(end < count ? { nextCursor: String(end) } : {}),
      ...(hidden ? { hidden } : {}),
      revision: `r-${cursor}`,
    };
  };
}

function setup(
  changes: Partial<SyncState>,
  answers: Partial<ToolsApi>,
  Component = HeldRemovals,
) {
  const api = fakeToolsApi({ decideRemovals: async () => {}, ...answers });
  const onDone = jest.fn();
  const sync = aSync({ outcome: 'held', ...changes });
  const page = renderPage(<Component sync={sync} onDone={onDone} />, { api });
  return { api, onDone, user: userEvent.setup(), ...page };
}

const button = (name: string) => screen.findByRole('button', { name });
const enabled = async (name: string) => {
  await waitFor(async () => expect(await button(name)).toBeEnabled());
  return button(name);
};

describe('held removals', () => {
  it('can all be seen, by keyboard alone, before they are accepted', async () => {
    const { api, user } = setup(
      { heldBack: 400 },
      { listHeldRemovals: pagesOf(400) },
    );
    await enabled('Accept and remove 400 items');
    const list = await screen.findByRole('region', {
      name: '400 removals held back',
    });
    expect(list).toHaveAttribute('tabindex', '0');
    const rows = () => within(list).getAllByRole('row').length - 1;
    for (const shown of [100, 200, 300]) {
      expect(rows()).toBe(shown);
      const more = await button('Show more');
      act(() => more.focus());
      await user.keyboard('{Enter}');
      await screen.findByText(new RegExp(`${shown + 100} of 400`));
    }
    expect(rows()).toBe(400);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    await user.click(await button('Accept and remove 400 items'));
    expect(api.decideRemovals).toHaveBeenCalledWith('jenkins.main', 'jobs', {
      ...{ group: 'held', decision: 'accept', revision: 'r-0' },
    });
  });

  it('say what they are, who has them and since when they are missing', async () => {
    const removal = {
      ...aRemoval(1),
      url: 'https://ci.example.com/job/1',
      services: ['component:default/checkout-api'],
    };
    const page = { items: [removal], total: 1, hidden: 2, revision: 'r' };
    setup({ heldBack: 1 }, { listHeldRemovals: async () => page });
    const link = await screen.findByRole('link', { name: 'Job 1' });
    expect(link).toHaveAttribute('href', removal.url);
    const row = screen.getAllByRole('row')[1];
    expect(row).toHaveTextContent(/storefront\/job-1checkout-api.* ago/);
    expect(
      screen.getByText(/There are 2 more that you may not see/),
    ).toBeInTheDocument();
  });

  it('are kept when they are refused', async () => {
    const { api, onDone, user, messages } = setup(
      { heldBack: 14 },
      { listHeldRemovals: pagesOf(14) },
    );
    await user.click(await enabled('Refuse and keep them'));
    expect(api.decideRemovals).toHaveBeenCalledWith('jenkins.main', 'jobs', {
      ...{ group: 'held', decision: 'refuse', revision: 'r-0' },
    });
    await waitFor(() => expect(messages()).toEqual(['The items are kept.']));
    expect(onDone).toHaveBeenCalled();
  });

  it('are listed anew when they have changed since', async () => {
    const changed = 'The list of removals has changed; look at it again';
    const listHeldRemovals = jest
      .fn(pagesOf(15))
      .mockImplementationOnce(pagesOf(14));
    const { user, messages } = setup(
      { heldBack: 14 },
      {
        listHeldRemovals,
        decideRemovals: async () => Promise.reject(new Error(changed)),
      },
    );
    await user.click(await enabled('Accept and remove 14 items'));
    await enabled('Accept and remove 15 items');
    expect(messages()).toEqual([`The decision failed: ${changed}`]);
    expect(screen.getByText('Job 14')).toBeInTheDocument();
  });

  it('are decided neither unseen nor while the sync runs', async () => {
    const { call, fail } = failsOnce(await pagesOf(3)('', '', {}));
    const { api, user } = setup(
      { heldBack: 3, outcome: 'running' },
      { listHeldRemovals: call },
    );
    fail(new Error('503'));
    await screen.findByText('The list could not be read.');
    await user.click(await button('Try again'));
    const accept = await button('Accept and remove 3 items');
    expect(accept).toHaveAttribute('aria-disabled', 'true');
    expect(accept).toHaveAttribute(
      'title',
      'It is running and judges the removals anew; decide then.',
    );
    await user.click(accept);
    expect(api.decideRemovals).not.toHaveBeenCalled();
  });
});

describe('refused removals', () => {
  it('are a list of their own, and go when a person says so', async () => {
    const { api, user } = setup(
      { removalsRefused: 2, outcome: 'complete' },
      { listHeldRemovals: pagesOf(2) },
      RefusedRemovals,
    );
    await user.click(await enabled('Remove 2 items after all'));
    expect(
      screen.getByRole('heading', {
        name: '2 items kept although they are missing',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Refuse/ })).toBeNull();
    expect(api.listHeldRemovals).toHaveBeenCalledWith('jenkins.main', 'jobs', {
      ...{ group: 'refused', limit: 100, cursor: undefined },
    });
    expect(api.decideRemovals).toHaveBeenCalledWith('jenkins.main', 'jobs', {
      ...{ group: 'refused', decision: 'accept', revision: 'r-0' },
    });
  });
});
