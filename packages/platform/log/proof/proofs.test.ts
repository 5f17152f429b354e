import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson, consistencyRanges, emptyRoot, Frontier, inclusionRanges, leafHash, leftSiblings, nodeHash, rootOf, verifyConsistency, verifyInclusion, type Range,
} from './index.ts';

// The inputs and roots that implementations of Certificate Transparency share.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));
const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));
const root = (index: number): Buffer => Buffer.from(roots[index] ?? '', 'hex');

const leaves = Array.from({ length: 300 }, (_, index) => leafHash(`entry ${String(index)}`));
const hashOf = (of: readonly Uint8Array[]) => ({ from, until }: Range): Uint8Array => rootOf(of.slice(from, until));
const inclusion = (of: readonly Uint8Array[], index: number, size: number) => inclusionRanges(index, { from: 0, until: size }).map(hashOf(of));
const consistency = (of: readonly Uint8Array[], old: number, size: number) => consistencyRanges(old, size).map(hashOf(of));
const [A, B, C, D, E] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
];

describe('Published vectors of RFC 6962', () => {
  const known = inputs.map((input) => leafHash(input));

  it('give the published roots, computed at once and leaf by leaf', () => {
    const frontier = new Frontier();
    expect(hex([emptyRoot, frontier.root()])).toEqual([roots[0], roots[0]]);
    for (const [index, leaf] of known.entries()) {
      frontier.append(leaf);
      expect(hex([frontier.root(), rootOf(known.slice(0, index + 1))])).toEqual([roots[index + 1], roots[index + 1]]);
    }
  });

  it('give the published inclusion proofs', () => {
    const published: [number, number, string[]][] = [
      [0, 1, []], [0, 8, [A, B, C]], [5, 8, [D, E, roots[4] ?? '']], [2, 3, [roots[2] ?? '']], [1, 5, [roots[1] ?? '', B, D]],
    ];
    for (const [index, size, proof] of published) {
      expect(hex(inclusion(known, index, size))).toEqual(proof);
      expect(verifyInclusion(leafHash(inputs[index] ?? ''), { index, size, proof: bytes(proof) }, root(size))).toBe(true);
    }
  });

  it('give the published consistency proofs', () => {
    const published: [number, number, string[]][] = [
      [1, 1, []], [1, 8, [A, B, C]], [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', E, roots[4] ?? '']], [2, 5, [B, D]],
    ];
    for (const [oldSize, size, proof] of published) {
      expect(hex(consistency(known, oldSize, size))).toEqual(proof);
      expect(verifyConsistency({ oldSize, size, proof: bytes(proof) }, root(oldSize), root(size))).toBe(true);
    }
  });
});

describe('What must fail', () => {
  const known = inputs.map((input) => leafHash(input));
  const leaf = leafHash(inputs[5] ?? '');
  const good = { index: 5, size: 8, proof: inclusion(known, 5, 8) };
  const grown = { oldSize: 6, size: 8, proof: consistency(known, 6, 8) };

  it('an inclusion with another index, size, leaf or root, or a proof too long, too short, reordered or of odd lengths', () => {
    expect(verifyInclusion(leaf, good, root(8))).toBe(true);
    const { proof } = good;
    const wrong = [
      { index: 4 }, { index: 13 }, { index: -1 }, { index: 0.5 }, { index: 8 }, { index: Number.NaN }, { size: 5 }, { size: 0 }, { size: 6 }, { size: 16 }, { size: 2 ** 60 },
      { proof: proof.slice(1) }, { proof: proof.slice(0, -1) }, { proof: [] }, { proof: [...proof, emptyRoot] }, { proof: [emptyRoot, ...proof] },
      { proof: proof.toReversed() }, { proof: [...proof.slice(0, 2), Buffer.alloc(31)] }, { proof: [Buffer.concat(proof.map((hash) => Buffer.from(hash)))] },
    ];
    for (const change of wrong) expect(verifyInclusion(leaf, { ...good, ...change }, root(8)), JSON.stringify(change)).toBe(false);
    expect(verifyInclusion(leaf, good, root(7))).toBe(false);
    expect(verifyInclusion(leaf, good, emptyRoot)).toBe(false);
    expect(verifyInclusion(leafHash('other'), good, root(8))).toBe(false);
    expect(verifyInclusion(leaf, { index: 0, size: 1, proof: [] }, root(8))).toBe(false);
  });

  it('a consistency with other sizes or roots, or a proof too long, too short, reordered or empty', () => {
    expect(verifyConsistency(grown, root(6), root(8))).toBe(true);
    const { proof } = grown;
    const wrong = [
      { oldSize: 5 }, { oldSize: 7 }, { oldSize: 0 }, { oldSize: 8 }, { oldSize: 9 }, { oldSize: -6 }, { size: 9 }, { size: 16 }, { size: 6 }, { oldSize: 1.5 },
      { proof: [] }, { proof: proof.slice(1) }, { proof: proof.slice(0, -1) }, { proof: [...proof, emptyRoot] }, { proof: proof.toReversed() },
    ];
    for (const change of wrong) expect(verifyConsistency({ ...grown, ...change }, root(6), root(8)), JSON.stringify(change)).toBe(false);
    expect(verifyConsistency(grown, root(5), root(8))).toBe(false);
    expect(verifyConsistency(grown, root(6), root(7))).toBe(false);
    expect(verifyConsistency({ oldSize: 8, size: 8, proof: [] }, root(7), root(8))).toBe(false);
    expect(verifyConsistency({ oldSize: 8, size: 8, proof: [emptyRoot] }, root(8), root(8))).toBe(false);
    expect(verifyConsistency({ oldSize: 0, size: 8, proof: [emptyRoot] }, emptyRoot, root(8))).toBe(false);
  });

  it('a node shown as a leaf: an entry whose content is two hashes is not their node, and has no proof', () => {
    const pair = nodeHash(known[0] ?? emptyRoot, known[1] ?? emptyRoot);
    const content = leafHash(Buffer.concat([known[0] ?? emptyRoot, known[1] ?? emptyRoot]));
    const path = inclusion(known, 0, 8).slice(1);
    expect(content).not.toEqual(pair);
    for (const index of [0, 1]) expect(verifyInclusion(content, { index, size: 4, proof: path }, root(8))).toBe(false);
    expect(verifyInclusion(content, { index: 0, size: 1, proof: [] }, root(2))).toBe(false);
    expect(verifyInclusion(pair, { index: 0, size: 8, proof: path }, root(8))).toBe(false);
  });
});

describe('Trees of every size up to 300', () => {
  it('prove each leaf, and the proof of one leaf proves no other', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
      const [index, other] = [a % size, b % size];
      const proof = inclusion(leaves, index, size);
      const total = rootOf(leaves.slice(0, size));
      expect(verifyInclusion(leaves[index] ?? emptyRoot, { index, size, proof }, total)).toBe(true);
      if (other !== index) expect(verifyInclusion(leaves[index] ?? emptyRoot, { index: other, size, proof }, total)).toBe(false);
      const before = new Frontier();
      for (const leaf of leaves.slice(0, index)) before.append(leaf);
      expect(hex(leftSiblings(leaves[index] ?? emptyRoot, { index, size, proof }, total) ?? [emptyRoot])).toEqual(hex(before.peaks()));
    }), { numRuns: 400, seed: 6962 });
  });

  it('prove that they begin with each smaller one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, a) => {
      const oldSize = 1 + (a % size);
      const proof = consistency(leaves, oldSize, size);
      const [old, total] = [rootOf(leaves.slice(0, oldSize)), rootOf(leaves.slice(0, size))];
      expect(verifyConsistency({ oldSize, size, proof }, old, total)).toBe(true);
      expect(verifyConsistency({ oldSize, size, proof: [...proof, old] }, old, total)).toBe(false);
      expect(verifyConsistency({ oldSize, size, proof }, leafHash('x'), total)).toBe(false);
      if (proof.length > 0) expect(verifyConsistency({ oldSize, size, proof: proof.slice(0, -1) }, old, total)).toBe(false);
    }), { numRuns: 400, seed: 9162 });
  });

  it('are not consistent with a tree in which one leaf was changed', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
      const oldSize = 1 + (a % (size - 1));
      const changed = leaves.with(b % oldSize, leafHash('changed'));
      const old = rootOf(leaves.slice(0, oldSize));
      expect(verifyConsistency({ oldSize, size, proof: consistency(changed, oldSize, size) }, old, rootOf(changed.slice(0, size)))).toBe(false);
    }), { numRuns: 200, seed: 1 });
  });
});

describe('Canonical JSON (RFC 8785)', () => {
  it('is the one of the RFC’s example', () => {
    const value = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`);
    expect(canonicalJson(value)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
  });

  it('orders keys by their UTF-16 units and does not care how they came', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6', '__proto__'];
    const text = (order: readonly string[]) => canonicalJson(JSON.parse(`{${order.map((key) => `${JSON.stringify(key)}:1`).join(',')}}`));
    expect(text(keys)).toBe(text(keys.toReversed()));
    expect(Object.keys(JSON.parse(text(keys)))).toEqual(['1', '\r', '__proto__', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('refuses what JSON cannot carry', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: ['x\udc00'] }]) expect(() => canonicalJson(value)).toThrow(RangeError);
  });

  it('reads back as the same value, and is its own canonical form', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as never);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }), { seed: 8785 });
  });
});
