import { screen, waitFor } from '@testing-library/react';
import { NOW, waiver } from '../../__testUtils__/fixtures';
import {
  clickWhenEnabled,
  fakeApi,
  renderPage,
} from '../../__testUtils__/renderPage';

const WAIVERS = [
  waiver({ id: 'a', state: 'expired', reason: 'Old reason' }),
  waiver({ id: 'b', state: 'requested', reason: 'New reason' }),
  waiver({
    id: 'c',
    state: 'approved',
    reason: 'Good reason',
    decidedBy: 'user:default/jonas.weber',
    decidedAt: NOW,
  }),
];

const withWaivers = (items = WAIVERS) =>
  fakeApi({ listWaivers: jest.fn(async () => ({ items })) });

const reasons = () =>
  screen.getAllByText(/reason$/).map(cell => cell.textContent);

describe('waivers', () => {
  it('says how to get one where there are none', async () => {
    renderPage('/compliance/waivers', { api: withWaivers([]) });
    expect(await screen.findByText('No waivers')).toBeInTheDocument();
    expect(screen.getByText(/open the check and request/)).toBeInTheDocument();
  });

  it('has first what waits for a decision', async () => {
    renderPage('/compliance/waivers', { api: withWaivers() });
    await screen.findByText('New reason');
    expect(reasons()).toEqual(['New reason', 'Good reason', 'Old reason']);
  });

  it('filters by the state in the address', async () => {
    renderPage('/compliance/waivers?state=approved', { api: withWaivers() });
    await screen.findByText('Good reason');
    expect(reasons()).toEqual(['Good reason']);
  });

  it('rejects, and reads again', async () => {
    const api = withWaivers();
    renderPage('/compliance/waivers', { api });
    await clickWhenEnabled('Reject');
    await waitFor(() =>
      expect(api.decideWaiver).toHaveBeenCalledWith('b', 'reject'),
    );
    await waitFor(() => expect(api.listWaivers).toHaveBeenCalledTimes(2));
  });

  it('says what the backend said when it refuses', async () => {
    const api = withWaivers();
    api.decideWaiver.mockRejectedValue(new Error('Already decided.'));
    renderPage('/compliance/waivers', { api });
    await clickWhenEnabled('Approve');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Already decided.',
    );
  });

  it('says what could not be loaded', async () => {
    const api = withWaivers();
    api.listWaivers.mockRejectedValue(new Error('Gone.'));
    renderPage('/compliance/waivers', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the waivers.',
    );
  });
});
