import { expect, it } from 'vitest';
import { validateText } from '../validate-text.ts';

const values = (hosts: readonly string[]) =>
  JSON.stringify({
    environment: 'deployment-istio',
    application: { strategy: 'blue-green', hosts, versions: [{ image: 'a' }, { image: 'b' }] },
  });

it('finds each repeated host', async () => {
  const { diagnostics } = await validateText(values(['a.com', 'b.com', 'a.com', 'demo.default', 'a.com']));
  expect(diagnostics.map(({ path, message }) => [path.at(-1), message])).toEqual([
    [2, '"a.com" is already a host of the route'],
    [3, '"demo.default" is already a host of the route'],
    [4, '"a.com" is already a host of the route'],
  ]);
});

it('checks 20,000 hosts in linear time', async () => {
  const hosts = Array.from({ length: 20_000 }, (_, index) => `h${index}.example.com`);
  const start = process.cpuUsage();
  await validateText(values(hosts));
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(4);
});
