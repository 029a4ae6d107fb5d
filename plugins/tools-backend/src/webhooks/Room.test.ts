import { Room } from './Room';

const enter = (room: Room, bytes: number) => {
  const giveWay = jest.fn();
  return { guest: room.enter(bytes, giveWay), giveWay };
};

it('has those give way that have been arriving for the longest', () => {
  const room = new Room(100);
  const [first, second] = [enter(room, 40), enter(room, 40)];
  room.resize(first.guest, 60);
  expect(first.giveWay).not.toHaveBeenCalled();
  const third = enter(room, 10);
  expect(first.giveWay).toHaveBeenCalledTimes(1);
  room.resize(first.guest, 1000);
  room.resize(third.guest, 60);
  expect(second.giveWay).not.toHaveBeenCalled();
  room.leave(first.guest);
  room.resize(third.guest, 61);
  expect(second.giveWay).toHaveBeenCalledTimes(1);
  expect(third.giveWay).not.toHaveBeenCalled();
});

it('keeps what has arrived until it leaves', () => {
  const room = new Room(100);
  const first = enter(room, 60);
  room.arrived(first.guest);
  const second = enter(room, 41);
  expect(first.giveWay).not.toHaveBeenCalled();
  expect(second.giveWay).toHaveBeenCalledTimes(1);
  room.leave(first.guest);
  room.leave(first.guest);
  expect(enter(room, 100).giveWay).not.toHaveBeenCalled();
  expect(enter(room, 101).giveWay).toHaveBeenCalledTimes(1);
});
