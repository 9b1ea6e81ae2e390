import type { Command } from 'commander';
import { checkCommand } from '../commands/check';
import { doctorCommand } from '../commands/doctor';
import { exitCodes } from '../commands/exit-codes';
import { checkText, doctorText } from '../commands/text';
import { command, type Performance } from './performance';

export function addCheckCommands(program: Command, { perform }: Performance): void {
  command(program, 'check [sync]', 'definitions against Salesforce and Iterable').action(
    (sync: string | undefined) =>
      perform('bridge check', async (bridge) => {
        const answer = await checkCommand(bridge, sync);
        const exitCode = answer.problems.length > 0 ? exitCodes.failed : exitCodes.done;
        return { json: answer, text: checkText(answer), exitCode };
      })
  );
  command(program, 'doctor', 'connections, permissions, limits, clock and store').action(() =>
    perform('bridge doctor', async (bridge) => {
      const findings = await doctorCommand(bridge);
      const exitCode = findings.every((finding) => finding.ok) ? exitCodes.done : exitCodes.failed;
      return { json: { findings }, text: doctorText(findings), exitCode };
    })
  );
}
