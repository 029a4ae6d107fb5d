// One entry for `start`, `test` and the other scripts: brings the toolchain and the
// dependencies up to date if they are not, then runs the command. Needs Node 20 and npm only.
import { commands } from './commands.mjs';
import { installDependencies } from './dependencies.mjs';
import { Problem, say } from './output.mjs';
import { findToolchain } from './toolchain.mjs';

const [name, ...args] = process.argv.slice(2);

try {
  const command = commands[name];
  if (!command) {
    throw new Problem(
      `Unknown command "${name}".`,
      `Use one of: ${Object.keys(commands).join(', ')}.`,
    );
  }
  await command.before?.();
  if (command.withoutSetup) {
    process.exitCode = await command.run(args);
  } else {
    const toolchain = await findToolchain();
    await installDependencies(toolchain);
    process.exitCode = await command.run(toolchain, args);
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say(`\n${error.message}\n${error.remedy}`);
  process.exitCode = 1;
}
