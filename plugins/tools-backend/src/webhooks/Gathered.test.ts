import { Gathered } from './Gathered';

it('handles one at once, and what comes meanwhile together', async () => {
  const lots: number[][] = [];
  let goOn = () => {};
  const gathered = new Gathered(async (values: number[]) => {
    lots.push([...values]);
    await new Promise<void>(resolve => {
      goOn = resolve;
    });
    return values.map(value => value * 2);
  });
  const first = gathered.add(1);
  await Promise.resolve();
  const others = [2, 3, 4].map(value => gathered.add(value));
  goOn();
  expect(await first).toBe(2);
  await new Promise(done => setImmediate(done));
  goOn();
  expect(await Promise.all(others)).toEqual([4, 6, 8]);
  expect(lots).toEqual([[1], [2, 3, 4]]);
});

it('fails those of one lot together, and goes on', async () => {
  const gathered = new Gathered(async (values: number[]) => {
    if (values.includes(1)) throw new Error('no');
    return values;
  });
  await expect(gathered.add(1)).rejects.toThrow('no');
  await expect(gathered.add(2)).resolves.toBe(2);
});
