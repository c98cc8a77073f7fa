"""The far end of the children's connections: web pages with WebSockets, at 127.0.0.1:8000.

  /page?who=NAME   a page with two WebSockets that never reconnect, and a field to write in
  /ws/patient      sends a number each second and waits for ever
  /ws/strict       also sends a ping every 20 s and closes when it is not answered within 20 s, as the websockets library
                   of Python does when nothing else is said
  /report          JSON: of each WebSocket who, which, how many answers came so far, and why it closed; null while open
"""
import asyncio
import base64
import hashlib
import json
import time
import urllib.parse

PING_EVERY = PONG_WITHIN = 20
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
lines = []

PAGE = """<!doctype html><meta charset=utf-8><title>Page of {who}</title>
<textarea autofocus cols=40 rows=4></textarea><p id=patient>…<p id=strict>…
<script>
for (const which of ['patient', 'strict']) {{
  const line = new WebSocket('ws://' + location.host + '/ws/' + which + '?who={who}');
  const show = text => document.getElementById(which).textContent = which + ': ' + text;
  line.onmessage = message => {{ show(message.data); line.send(message.data); }};
  line.onclose = () => show('closed');
}}
</script>"""


async def frame(reader):
    head = await reader.readexactly(2)
    size = head[1] & 127
    if size > 125:
        raise ValueError('long frame')
    mask = await reader.readexactly(4)
    body = await reader.readexactly(size)
    return head[0] & 15, bytes(byte ^ mask[i % 4] for i, byte in enumerate(body))


async def websocket(which, who, key, reader, writer):
    accept = base64.b64encode(hashlib.sha1(key.encode() + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest()).decode()
    writer.write(('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                  'Sec-WebSocket-Accept: %s\r\n\r\n' % accept).encode())
    line = {'who': who, 'which': which, 'answers': 0, 'closed': None}
    lines.append(line)
    pong = time.monotonic()

    async def listen():
        nonlocal pong
        while True:
            kind, body = await frame(reader)
            if kind == TEXT:
                line['answers'] += 1
            elif kind == PONG:
                pong = time.monotonic()
            elif kind == CLOSE:
                return 'closed by the program'

    async def speak():
        count, asked = 0, None
        while True:
            text = str(count).encode()
            writer.write(bytes([128 | TEXT, len(text)]) + text)
            count += 1
            now = time.monotonic()
            if which == 'strict' and asked is not None and pong < asked and now - asked > PONG_WITHIN:
                return 'no answer to a ping within %d s' % PONG_WITHIN
            if which == 'strict' and (asked is None or pong >= asked and now - asked > PING_EVERY):
                writer.write(bytes([128 | PING, 0]))
                asked = now
            await asyncio.sleep(1)

    tasks = [asyncio.create_task(listen()), asyncio.create_task(speak())]
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    first = done.pop()
    line['closed'] = repr(first.exception()) if first.exception() else first.result()


async def serve(reader, writer):
    try:
        request = (await reader.readuntil(b'\r\n\r\n')).decode('latin-1').split('\r\n')
        target = urllib.parse.urlsplit(request[0].split(' ')[1])
        who = urllib.parse.parse_qs(target.query).get('who', ['nobody'])[0]
        if target.path.startswith('/ws/'):
            key = next(line.split(': ', 1)[1] for line in request if line.lower().startswith('sec-websocket-key'))
            await websocket(target.path[4:], who, key, reader, writer)
            return
        found = {'/page': ('text/html', PAGE.format(who=who)), '/report': ('application/json', json.dumps(lines))}
        kind, body = found.get(target.path, ('text/plain', 'not found'))
        status = '200 OK' if target.path in found else '404 Not Found'
        writer.write(('HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n'
                      % (status, kind, len(body.encode()))).encode() + body.encode())
        await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError) as gone:
        print('gone:', gone, flush=True)
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 8000)
    async with server:
        await server.serve_forever()


asyncio.run(main())
