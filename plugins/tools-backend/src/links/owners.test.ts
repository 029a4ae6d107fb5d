import { component, person, team } from '../__testUtils__/harness';
import { resolveOwner } from './owners';
import { indexServices } from './services';

const index = indexServices(
  [
    component('checkout-api'),
    component('cart-api', {}, 'storefront'),
    team('payments'),
    team('storefront', ['ada']),
    team('leads', ['ada', 'bob']),
    person('ada', { email: 'Ada@example.com' }),
    person('bob', { memberOf: ['group:default/payments', 'storefront'] }),
    person('eve', { memberOf: ['leads'] }),
    person('joe'),
  ],
  [],
);

const linkedTo = ['component:default/checkout-api'];

it.each([
  [
    { label: 'team=storefront', path: 'payments/x' },
    'storefront',
    'its label names team=storefront',
  ],
  [
    { label: 'nobody', codeOwners: ['@shop/storefront'], path: 'payments' },
    'storefront',
    'its code owners file names @shop/storefront',
  ],
  [
    { codeOwners: ['nobody@example.com', 'ada@example.com'] },
    'storefront',
    'its code owners file names ada@example.com',
  ],
  [
    { path: 'root/Storefront/x', person: 'eve' },
    'storefront',
    'it lies in root/Storefront/x',
  ],
  [
    { path: 'root', person: 'ada@EXAMPLE.com' },
    'storefront',
    'user:default/ada leads it and is in that group',
  ],
  [
    { person: 'eve' },
    'leads',
    'user:default/eve leads it and is in that group',
  ],
  // Two teams fit, or none: then the service decides.
  [{ person: 'bob' }, 'payments', `it belongs to ${linkedTo}`],
  [{ person: 'joe' }, 'payments', `it belongs to ${linkedTo}`],
  [{ person: 'stranger' }, 'payments', `it belongs to ${linkedTo}`],
])('finds the owner of %j, and why', (hint, owner, reason) => {
  expect(resolveOwner(hint, linkedTo, index)).toMatchObject({
    owner: `group:default/${owner}`,
    reason,
  });
});

it.each([
  [{ label: 'team=storefront' }, 'ownerLabel', { label: 'team=storefront' }],
  [{ codeOwners: ['@storefront'] }, 'ownerCodeOwners', { name: '@storefront' }],
  [{ path: 'a/payments' }, 'ownerPath', { path: 'a/payments' }],
  [{ person: 'eve' }, 'ownerPerson', { person: 'user:default/eve' }],
  [{}, 'ownerService', { service: linkedTo[0] }],
])('says why apart from any language: %j', (hint, rule, values) => {
  const found = resolveOwner(hint, linkedTo, index);
  expect(found?.because).toEqual({ rule, values });
});

it('leaves an item without any hint unowned', () => {
  expect(resolveOwner({}, [], index)).toBeUndefined();
});
