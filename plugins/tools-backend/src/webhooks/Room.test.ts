import { Room } from './Room';

it('is full by number or by size, and has room again afterwards', () => {
  const room = new Room({ count: 2, bytes: 100 });
  const free = room.take(60)!;
  expect(room.take(41)).toBeUndefined();
  expect(room.take(40)).toBeDefined();
  expect(room.take(0)).toBeUndefined();
  free();
  expect(room.take(60)).toBeDefined();
});
