import type { Compare } from './order-rows';

interface Placed<Item> {
  readonly item: Item;
  readonly place: number;
}

/**
 * The first `count` items of an order, sorted; equal items keep their places. Keeps a heap of `count` items, so that
 * a page out of a large table costs no full sort.
 */
export function firstInOrder<Item>(items: readonly Item[], compare: Compare<Item>, count: number): Item[] {
  if (count * 4 >= items.length) return [...items].sort(compare).slice(0, count);
  const before: Compare<Placed<Item>> = (a, b) => compare(a.item, b.item) || a.place - b.place;
  const heap: Placed<Item>[] = [];
  items.forEach((item, place) => offer(heap, { item, place }, before, count));
  return heap.sort(before).map(({ item }) => item);
}

/** The heap's first element is the last in order: the one that a better item replaces. */
function offer<Item>(heap: Item[], item: Item, compare: Compare<Item>, count: number): void {
  if (heap.length < count) {
    heap.push(item);
    siftUp(heap, compare);
    return;
  }
  const last = heap[0];
  if (last === undefined || compare(item, last) >= 0) return;
  heap[0] = item;
  siftDown(heap, compare);
}

function siftUp<Item>(heap: Item[], compare: Compare<Item>): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!swapIfLater(heap, at, parent, compare)) return;
    at = parent;
  }
}

function siftDown<Item>(heap: Item[], compare: Compare<Item>): void {
  for (let at = 0; ;) {
    const left = 2 * at + 1;
    const child = isLater(heap, left + 1, left, compare) ? left + 1 : left;
    if (!swapIfLater(heap, child, at, compare)) return;
    at = child;
  }
}

function isLater<Item>(heap: readonly Item[], at: number, than: number, compare: Compare<Item>): boolean {
  return at < heap.length && compare(heap[at] as Item, heap[than] as Item) > 0;
}

function swapIfLater<Item>(heap: Item[], child: number, parent: number, compare: Compare<Item>): boolean {
  if (!isLater(heap, child, parent, compare)) return false;
  const moved = heap[child] as Item;
  heap[child] = heap[parent] as Item;
  heap[parent] = moved;
  return true;
}
