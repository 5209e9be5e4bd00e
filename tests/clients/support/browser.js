// Chromium from the system, without any traffic of its own.
import { chromium } from 'playwright-core';

/** `origin` ("localhost:8000") is answered by `server`, whatever port it really has. */
export function openBrowser(server, origin) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
      ...(origin ? [`--host-resolver-rules=MAP ${origin} 127.0.0.1:${server.port}`] : []),
    ],
  });
}
