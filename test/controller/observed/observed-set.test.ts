import { describe, expect, it } from 'vitest';
import { createObservedSet } from '../../../src/controller/observed/observed-set.ts';

const object = (name: string, version: number, weight = 1, uid = 'u') => ({
  metadata: { name, namespace: 'shop', uid, resourceVersion: String(version) },
  weight,
});

function setOfWeights() {
  const changes: string[] = [];
  const set = createObservedSet({
    observe: ({ weight }) => Number(weight),
    signature: String,
    onChange: (key) => changes.push(key),
  });
  return { set, told: () => changes.splice(0) };
}

describe('a set of observed objects', () => {
  it('reports what decisions may depend on', () => {
    const { set, told } = setOfWeights();
    set.put(object('a', 1));
    set.put(object('b', 2));
    expect(told()).toEqual(['shop/a', 'shop/b']);
    set.put(object('a', 3));
    expect(told()).toEqual([]);
    set.put(object('a', 4, 5));
    expect(told()).toEqual(['shop/a']);
    set.drop(object('a', 5));
    expect(told()).toEqual(['shop/a']);
    expect(set.get('shop', 'a')).toBeUndefined();
    expect([...set.keys()]).toEqual(['shop/b']);
  });

  it('keeps the newest state of an object', () => {
    const { set, told } = setOfWeights();
    set.put(object('a', 10, 2));
    set.put(object('a', 9, 1));
    expect(set.get('shop', 'a')).toBe(2);
    set.put(object('a', 1, 3, 'made anew'));
    expect(set.get('shop', 'a')).toBe(3);
    expect(told()).toEqual(['shop/a', 'shop/a']);
  });

  it('does not report what the controller itself has written, nor its echo', () => {
    const { set, told } = setOfWeights();
    set.note(object('a', 1, 7));
    set.put(object('a', 1, 7));
    expect(told()).toEqual([]);
    expect(set.get('shop', 'a')).toBe(7);
    set.put(object('a', 2, 8));
    expect(told()).toEqual(['shop/a']);
  });

  it('drops what a new list does not have', () => {
    const { set, told } = setOfWeights();
    for (const name of ['a', 'b']) set.put(object(name, 1));
    told();
    set.listing();
    set.put(object('b', 1));
    set.listed();
    expect(told()).toEqual(['shop/a']);
    expect(set.size()).toBe(1);
  });
});

describe('an answer of the API server', () => {
  it('does not replace a later state', () => {
    const { set } = setOfWeights();
    set.put(object('a', 6, 2));
    set.note(object('a', 5));
    expect(set.get('shop', 'a')).toBe(2);
  });

  it('does not bring back an object that is gone', () => {
    const { set } = setOfWeights();
    set.put(object('a', 4));
    set.drop(object('a', 6));
    set.note(object('a', 5));
    expect(set.get('shop', 'a')).toBeUndefined();
    set.note(object('a', 7, 3, 'made anew'));
    expect(set.get('shop', 'a')).toBe(3);
  });

  it('does not bring back an object that is missing in a later list', () => {
    const { set } = setOfWeights();
    set.put(object('a', 4));
    set.listing();
    set.note(object('a', 5));
    set.listed();
    set.note(object('a', 5));
    expect(set.get('shop', 'a')).toBeUndefined();
  });

  it('counts again once the label of an object was removed and added', () => {
    const { set } = setOfWeights();
    set.put(object('a', 4));
    set.drop(object('a', 5));
    set.put(object('a', 6));
    set.note(object('a', 7, 3));
    expect(set.get('shop', 'a')).toBe(3);
  });
});
