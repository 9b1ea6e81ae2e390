/** `tsx scripts/bench/main.ts <name>`: measures one part of the bridge on this machine and prints ratios. */
import { benchFormula } from './formula';
import { benchMap } from './map';

const benches: Readonly<Record<string, () => void>> = { formula: benchFormula, map: benchMap };

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) bench();
else {
  console.error(`Name one of: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
}
