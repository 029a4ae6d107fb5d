import { JenkinsNode, parseTree, render } from './tree';

function node(number: number, children: JenkinsNode[] = []): JenkinsNode {
  return {
    _class: 'demo.Node',
    defaultTree: 'number,children[number]',
    fields: {
      number: () => number,
      name: () => `n${number}`,
      children: () => children,
    },
  };
}

const root = node(
  0,
  [1, 2, 3, 4, 5].map(number => node(number, [node(number * 10)])),
);
const numbers = (tree: string) =>
  (render(root, parseTree(tree)).children as { number: number }[]).map(
    child => child.number,
  );

describe('the tree parameter of Jenkins', () => {
  it.each([
    ['children[number]', [1, 2, 3, 4, 5]],
    ['children[number]{0,2}', [1, 2]],
    ['children[number]{2,4}', [3, 4]],
    ['children[number]{,3}', [1, 2, 3]],
    ['children[number]{3,}', [4, 5]],
    ['children[number]{1}', [2]],
    ['children[number]{9,12}', []],
  ])('takes %s from inclusive to exclusive', (tree, expected) => {
    expect(numbers(tree)).toEqual(expected);
  });

  it('shows only what is asked for, at any depth, with the class of each', () => {
    expect(
      render(root, parseTree('name,nothing,children[children[name]]{0,1}')),
    ).toEqual({
      _class: 'demo.Node',
      name: 'n0',
      children: [
        {
          _class: 'demo.Node',
          children: [{ _class: 'demo.Node', name: 'n10' }],
        },
      ],
    });
  });

  it('adds to the defaults with a star', () => {
    expect(Object.keys(render(node(7), parseTree('*,name')))).toEqual([
      '_class',
      'number',
      'children',
      'name',
    ]);
  });

  it.each(['jobs[', 'jobs[name', ',name', 'jobs{x}', 'name]', 'jobs[]'])(
    'refuses %s',
    tree => {
      expect(() => parseTree(tree)).toThrow(RangeError);
    },
  );
});
