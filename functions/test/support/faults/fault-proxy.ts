import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection that passes through, and where it leads. */
interface Passage {
  readonly client: Socket;
  readonly server: Socket;
}

/** A TCP proxy before a server, which can be taken away or made to stand still while it runs. */
export interface FaultProxy {
  /** `127.0.0.1:<port>`, the same through all faults. */
  readonly host: string;
  /** Lets everything through again, what was held back included. */
  open(): Promise<void>;
  /** Holds back what either side sends; connections are taken, and say nothing. */
  stall(): void;
  /** Ends all connections, and refuses new ones. */
  cut(): Promise<void>;
}

/** Starts one on a free port. @param target `host:port` of the server behind it */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const [host = '', port] = target.split(':');
  const passages = new Set<Passage>();
  let isStalled = false;
  const server = createServer((client) => {
    const passage = { client, server: connect(Number(port), host) };
    passages.add(passage);
    link(passage, () => passages.delete(passage));
    if (isStalled) hold(passage);
  });
  server.unref();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const own = (server.address() as AddressInfo).port;
  return {
    host: `127.0.0.1:${own}`,
    open: async () => {
      isStalled = false;
      for (const { client, server: behind } of passages) for (const end of [client, behind]) end.resume();
      if (!server.listening) await once(server.listen(own, '127.0.0.1'), 'listening');
    },
    stall: () => {
      isStalled = true;
      for (const passage of passages) hold(passage);
    },
    cut: async () => {
      isStalled = false;
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const { client, server: behind } of passages) for (const end of [client, behind]) end.destroy();
      await closed;
    },
  };
}

function hold({ client, server }: Passage): void {
  client.pause();
  server.pause();
}

/** Passes on what comes and the end of it, both ways. */
function link({ client, server }: Passage, onEnd: () => void): void {
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    from.unref();
    from.on('data', (chunk) => to.write(chunk));
    from.on('end', () => to.end());
    from.on('error', () => undefined); // the close says the same
    from.on('close', () => {
      to.destroySoon();
      onEnd();
    });
  }
}
