import { CHUNK, chunked } from './index';

describe('chunked', () => {
  it('splits a list, and keeps its order', () => {
    expect(chunked(['a', 'b', 'c'], 2)).toEqual([['a', 'b'], ['c']]);
    expect(chunked([])).toEqual([]);
  });

  it('takes as many as a statement may have, unless told', () => {
    const sizes = chunked(new Array(CHUNK + 1).fill(0)).map(x => x.length);
    expect(sizes).toEqual([CHUNK, 1]);
  });
});
