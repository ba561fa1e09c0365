import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../suite/free-port.ts';
import { waitFor } from '../wait-for.ts';

/** Starts a Redis that keeps nothing on disk. @param env with the mark of the run's processes @returns null where none is installed */
export async function startLimiterRedis(
  env: NodeJS.ProcessEnv,
): Promise<{ host: string; stop: () => Promise<void> } | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', ['--port', String(port), ...options], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await waitFor(() => canConnect(port), { description: 'the Redis server' });
  return {
    host: `127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}
