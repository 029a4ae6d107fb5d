// One entry for `start`, `test` and the other scripts: brings the toolchain and the
// dependencies up to date if they are not, then runs the command. Needs Node 20 and npm only.
import { withWritableCaches } from './caches.mjs';
import { commands } from './commands.mjs';
import { checkRoom, installDependencies } from './dependencies.mjs';
import { Problem, asProblem, say } from './output.mjs';
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
    const env = await withWritableCaches(process.env);
    await checkRoom(env);
    const toolchain = await findToolchain(env);
    await installDependencies(toolchain);
    process.exitCode = await command.run(toolchain, args);
  }
} catch (error) {
  const problem = asProblem(error);
  say(`\n${problem.message}\n${problem.remedy}`);
  process.exitCode = 1;
}
