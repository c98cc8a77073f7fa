"""The far ends that the child's programs talk to, and whether they still do. None of them is the child's."""
import json
import os
import pathlib
import re
import subprocess
import urllib.request

from known import HERE, RUN, as_kid, await_, owners, run

# Ports of the far ends that talk by TCP.
PORTS = {'22': 'ssh', '80': 'files', '6667': 'irc', '8001': 'radio', '3979': 'openttd', '5556': 'freeciv'}
SPEAKER = '/tmp/speaker'
UNITS = ['lines', 'irc', 'radio', 'song', 'minetest', 'openttd', 'freeciv']


def far(name, *command, options=()):
    run('systemd-run', '-q', '--unit=far-' + name, '-p', 'User=guest', '--working-directory=/home/guest', *options, '--',
        *command)


def start():
    run('ffmpeg', '-v', 'error', '-f', 'lavfi', '-i', 'sine', '-t', '60', '-c:a', 'libvorbis', '/home/guest/song.ogg')
    with open('/var/www/html/big', 'wb') as big:
        big.truncate(64 << 30)
    icecast = pathlib.Path('/etc/icecast2/icecast.xml')
    icecast.write_text(icecast.read_text().replace('<port>8000</port>', '<port>8001</port>'))
    far('lines', 'python3', str(HERE / 'lines.py'))
    run('systemctl', 'start', 'nginx')
    run('systemd-run', '-q', '--unit=far-irc', 'ngircd', '-n')
    run('systemd-run', '-q', '--unit=far-radio', '-p', 'User=icecast2', 'icecast2', '-c', '/etc/icecast2/icecast.xml')
    await_('no radio', 180, lambda: not subprocess.run(
        ['curl', '-sf', '-o', '/dev/null', 'http://127.0.0.1:8001/status-json.xsl']).returncode)
    far('song', 'ffmpeg', '-v', 'error', '-re', '-stream_loop', '-1', '-i', '/home/guest/song.ogg', '-c', 'copy', '-f', 'ogg',
        '-content_type', 'application/ogg', 'icecast://source:hackme@127.0.0.1:8001/radio.ogg')
    far('minetest', '/usr/lib/minetest/minetestserver', '--world', '/home/guest/world', '--gameid', 'minetest', '--port', '30000')
    far('openttd', '/usr/games/openttd', '-D', '127.0.0.1:3979')
    far('freeciv', '/usr/games/freeciv-server', '-p', '5556')
    speaker()


def speaker():
    """Something that plays at the pace of a sound card, whoever stands still. What the sound server has instead where there is
    no card would play at once all that it missed, so that a film's sound were at its end, and its picture not."""
    as_kid('pactl', 'load-module', 'module-pipe-sink', 'sink_name=speaker', 'file=' + SPEAKER, 'rate=44100', 'channels=2',
           'format=s16le')
    as_kid('pactl', 'set-default-sink', 'speaker')
    far('speaker', 'python3', str(HERE / 'speaker.py'), SPEAKER)


def tcp():
    """Of each program its connections to the far ends: port of its own -> far end and bytes that came."""
    found, known = {}, owners()
    for line in run('ss', '-HtnpiO', 'state', 'established').splitlines():
        words = line.split()
        own, port = words[2].rsplit(':', 1)[1], words[3].rsplit(':', 1)[1]
        came = re.search(r'bytes_received:(\d+)', line)
        for pid in re.findall(r'pid=(\d+)', line):
            owner = known.get(int(pid))
            if owner and port in PORTS:
                found.setdefault(owner, {})[own] = [PORTS[port], int(came.group(1)) if came else 0]
    return found


def report():
    with urllib.request.urlopen('http://127.0.0.1:8000/report', timeout=20) as answer:
        return json.load(answer)


def is_heard(stream):
    """Whether what a stream plays within 20 s is more than silence.

    What those that listen say when they are ended is of no interest."""
    with subprocess.Popen(
            ['runuser', '-u', 'kid', '--', 'env', 'XDG_RUNTIME_DIR=' + RUN, 'timeout', '20', 'parec', '--raw',
             '--monitor-stream=' + stream], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as listening:
        heard = any(any(piece) for piece in iter(lambda: listening.stdout.read1(65536), b''))
        listening.terminate()
    return heard


def sound(name):
    """Whether what a program plays now can be heard; none when it plays nothing."""
    known, found = owners(), 'none'
    for text in as_kid('pactl', 'list', 'sink-inputs').split('Sink Input #')[1:]:
        pid = re.search(r'application\.process\.id = "(\d+)"', text)
        if pid and known.get(int(pid.group(1))) == name:
            found = 'sound' if found == 'sound' or is_heard(text.split('\n')[0]) else 'silent'
    return found


def journal(name, since=None):
    return run('journalctl', '-q', '-o', 'cat', '--no-pager', '-u', 'far-' + name, *(['--since', since] if since else []))


def told(since):
    """What the far ends wrote since then."""
    for name in UNITS:
        for line in journal(name, since).splitlines()[:40]:
            yield name + ': ' + line
    for name, path in (('radio', '/var/log/icecast2/error.log'), ('files', '/var/log/nginx/access.log'),
                       ('files', '/var/log/nginx/error.log')):
        for line in pathlib.Path(path).read_text().splitlines()[-15:] if os.path.exists(path) else []:
            yield name + ': ' + line


def joined(name, line):
    """Whether a program talks to a far end."""
    if line == 'lines':
        return sum(end['who'] == name and not end['closed'] for end in report()) >= 2
    if line == 'minetest':
        return 'joins game' in journal('minetest')
    return name in tcp()


def left(name, line, then):
    """What became of a program's lines since they were remembered."""
    words, now = [], tcp().get(name, {})
    for port, (where, came) in then['tcp'].get(name, {}).items():
        if port in now:
            words.append(where + (' kept, data comes' if now[port][1] > came else ' kept, nothing came'))
        else:
            again = any(other not in then['tcp'][name] and end[0] == where for other, end in now.items())
            words.append(where + ' lost' + (', connected anew' if again else ''))
    later = report()
    for number, end in enumerate(then['report']):
        if end['who'] == name and not end['closed']:
            closed, more = later[number]['closed'], later[number]['answers'] > end['answers']
            words.append(end['which'] + (' lost: ' + closed if closed else
                         ' kept, data comes' if more else ' kept, nothing came'))
    if line == 'minetest':
        gone = [said for said in journal('minetest', then['at']).splitlines() if re.search('leaves game|times out', said)]
        words.append('minetest lost' if gone else 'minetest kept')
    return '; '.join(words) or 'none'
