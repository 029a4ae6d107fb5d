import { parse } from 'yaml';
import { proposeCatalogFile } from './proposal';

describe('the catalog file that is proposed', () => {
  it('says what is known of the repository', () => {
    const text = proposeCatalogFile(
      {
        title: 'shop/Gift Cards',
        description: 'Sells: gift cards',
        owner: 'group:default/shop',
        url: 'https://git.example/shop/gift-cards',
      },
      {
        name: 'Gift Cards',
        annotations: {
          'gitlab.com/project-slug': ['shop/gift-cards'],
          'gitlab.com/project-id': ['7'],
        },
      },
      ['go', 'postgresql', 'retired-since'],
    );
    expect(parse(text)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'gift-cards',
        description: 'Sells: gift cards',
        annotations: {
          'backstage.io/source-location':
            'url:https://git.example/shop/gift-cards/',
          'gitlab.com/project-slug': 'shop/gift-cards',
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/shop',
        dependsOn: ['resource:technology/go', 'resource:technology/postgresql'],
      },
    });
  });

  it.each([
    ['限时抢购', 'name-me'],
    ['--a..B--', 'a..b'],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('has a name that the catalog takes: %s', (title, name) => {
    const { metadata, spec } = parse(proposeCatalogFile({ title }, {}, []));
    expect(metadata.name).toBe(name);
    expect(spec).toEqual({
      ...{ type: 'service', lifecycle: 'production' },
      owner: 'group:default/unowned',
    });
  });
});
