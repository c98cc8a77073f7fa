"""A child's desk on a booted PC: starts programs there and sees what they do. Runs as root in the PC.

  desk.py prepare x11|sway   far ends that programs talk to, files to work on, a screen
  desk.py programs           names of the programs for this screen
  desk.py start NAME         starts one and waits for its window and its line; fails with what is missing
  desk.py remember           what each program is now: its processes, window, lines
  desk.py answers SECONDS    names of those whose window answers a ping within this time; a tab; of those that should
  desk.py look NAME before|after
                             what became of it since remember, parted by tabs: alive, alive but for N of M processes, or
                             gone, when the first has ended; same or other window, whether keys
                             change its picture (moves or still), whether a text that was typed at the look before and is
                             written on and saved at the one after is then saved or unsaved; its lines; sound, silent or
                             none
  desk.py front              whether the window in front, which gets the keys, is the same since remember; else which
  desk.py told               what the far ends wrote since remember
  desk.py about NAME         its title and version, parted by a tab
"""
import importlib
import json
import os
import pathlib
import sys
import time

import ends
from known import HERE, MAINS, await_, comes_about, prefer, processes, run, settle, unit, write

# Seconds that a program may take for what it is asked to do: the machine may have more to do.
PATIENCE = 180
# Keys typed into a text before and after it stood still. Nothing else in it has them.
BEFORE, AFTER = 'z', 'q'
STATE, SCREEN = pathlib.Path('/root/frozen.json'), pathlib.Path('/root/screen')
COLUMNS = ('name', 'title', 'package', 'first', 'keys', 'line', 'command')


def screen():
    return importlib.import_module(SCREEN.read_text())


def programs():
    table = (HERE / (SCREEN.read_text() + '.tsv')).read_text()
    rows = [line.split('\t') for line in table.splitlines() if not line.startswith('#')]
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}


def prepare(which):
    write(SCREEN, which)
    files()
    ends.start()
    place = screen().start()
    run('systemctl', '--user', '-M', 'kid@', 'set-environment', 'LIBGL_ALWAYS_SOFTWARE=1', 'NO_AT_BRIDGE=1', 'LANG=C.UTF-8',
        'PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games', *(name + '=' + value for name, value in place.items()))


def files():
    """What programs need so that they ask nothing at their first start, and something to work on."""
    home = '/home/kid/'
    write(home + '.mozilla.user/user.js', ''.join('user_pref("%s", %s);\n' % pref for pref in {
        'browser.aboutwelcome.enabled': 'false', 'datareporting.policy.dataSubmissionEnabled': 'false',
        'browser.shell.checkDefaultBrowser': 'false', 'toolkit.telemetry.reportingpolicy.firstRun': 'false',
        'browser.startup.homepage_override.mstone': '"ignore"', 'app.update.enabled': 'false'}.items()))
    write(home + '.config/audacity/audacity.cfg', '[GUI]\nShowSplashScreen=0\n')
    write(home + '.config/Thonny/configuration.ini', '[general]\nlanguage = en_US\n')
    write(home + '.config/inkscape/preferences.xml',
          '<inkscape version="1"><group id="options"><group id="boot" enabled="0"/></group></inkscape>')
    write(home + '.config/etr/options', '[fullscreen] 0\n[res_type] 1\n')
    write(home + '.config/openttd/openttd.cfg', '[network]\nclient_name = kid\n')
    write(home + '.minetest/minetest.conf', 'fps_max = 8\nfps_max_unfocused = 4\nviewing_range = 20\nscreen_w = 640\n'
          'screen_h = 480\nenable_sound = false\n')
    for name in ('mousepad', 'geany', 'thonny', 'idle'):
        write(home + name + '.txt', 'first line\n')
    for name in ('letter.fodt', 'book.pdf'):
        write(home + name, (HERE / name).read_text())
    pathlib.Path('/home/kid/.ssh/id_ed25519').write_bytes(pathlib.Path('/root/.ssh/id_ed25519').read_bytes())
    os.chmod('/home/kid/.ssh/id_ed25519', 0o600)
    write('/home/kid/.ssh/config', 'BatchMode yes\nStrictHostKeyChecking no\nUserKnownHostsFile /dev/null\nLogLevel ERROR\n')
    run('ffmpeg', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10', '-f', 'lavfi', '-i', 'sine', '-t', '60',
        '-c:v', 'mpeg4', '-c:a', 'libvorbis', '/home/kid/film.mkv')
    run('chown', '-R', 'kid:', '/home/kid')


def start(name):
    program = programs()[name]
    # Some try but once to connect, for a few seconds, which may be too few on a busy machine.
    for _ in range(3):
        launch(name, program)
        if program['line'] == '-':
            prefer(name, False)
            return
        if comes_about(PATIENCE / 3, lambda: ends.joined(name, program['line']) or ended(name)):
            return
        run('systemctl', '--user', '-M', 'kid@', 'stop', 'app-' + name)
    raise SystemExit('no connection to ' + program['line'])


def launch(name, program):
    unit('app-' + name, 'sh', '-c', 'exec ' + program['command'], options=['-E', 'FROZEN_TABLE=' + name])
    write(MAINS / name, run('systemctl', '--user', '-M', 'kid@', 'show', 'app-' + name, '-p', 'MainPID', '--value'))
    if program['keys'] != '-':
        await_('no window', PATIENCE, lambda: name in screen().Screen().windows() or ended(name))
    if program['first'] != '-':
        shown = screen().Screen()
        settle(lambda: pictured(shown, name), PATIENCE)
        shown.press(*program['first'].split())


def pictured(shown, name):
    """The picture of a program's window; none while it has none, as between its first and its own."""
    window = shown.windows().get(name)
    return window and shown.picture(window)


def ended(name):
    if name not in processes():
        log = run('journalctl', '-q', '-o', 'cat', '--no-pager', '-n', '3', '_SYSTEMD_USER_UNIT=app-%s.service' % name)
        raise SystemExit('it ended: ' + ' / '.join(log.splitlines()))
    return False


def remember():
    shown = screen().Screen()
    write(STATE, json.dumps({
        'at': time.strftime('%Y-%m-%d %H:%M:%S'), 'programs': processes(),
        'windows': {name: shown.number(window) for name, window in shown.windows().items()},
        'front': shown.front(), 'tcp': ends.tcp(), 'report': ends.report()}))


def answers(seconds):
    shown = screen().Screen()
    answered, asked = shown.answering(shown.windows(), float(seconds))
    print(' '.join(sorted(answered)) + '\t' + ' '.join(sorted(asked)))


def look(name, when):
    program, then = programs()[name], json.loads(STATE.read_text())
    prefer(name, True)
    before, now = then['programs'].get(name, {}), processes().get(name, {})
    lost = [pid for pid, at in before.items() if now.get(pid) != at]
    first = (MAINS / name).read_text().strip()
    if not before or first in lost:
        alive = 'gone'
    else:
        alive = 'alive but for %d of %d' % (len(lost), len(before)) if lost else 'alive'
    heard, shown, words = ends.sound(name), screen().Screen(), []
    window = shown.windows().get(name)
    if window:
        words.append('same' if shown.number(window) == then['windows'].get(name) else 'other')
        text = pathlib.Path('/home/kid', name + '.txt')
        keys = program['keys'] if not text.exists() else BEFORE if when == 'before' else AFTER
        words.append('moves' if shown.moves(window, keys, 60) else 'still')
        if text.exists():
            words.append('saved' if when == 'after' and saves(shown, text) else 'unsaved')
    if program['line'] == '-':
        prefer(name, False)
    print('\t'.join((alive, ' '.join(words) or 'none', ends.left(name, program['line'], then), heard)))


def saves(shown, file):
    """Whether what was typed into the window in front comes to its file, with what was typed before."""
    shown.press('ctrl+s')
    return comes_about(PATIENCE, lambda: all(key in file.read_text() for key in (BEFORE, AFTER)))


def front():
    shown, then = screen().Screen(), json.loads(STATE.read_text())
    shown.awaits(PATIENCE)
    print('same' if shown.front() == then['front'] else '%s, no more %s' % (shown.front(), then['front']))


def told():
    for line in ends.told(json.loads(STATE.read_text())['at']):
        print(line)


def about(name):
    program = programs()[name]
    print(program['title'] + '\t' + run('dpkg-query', '-W', '-f', '${Version}', program['package']))


if __name__ == '__main__':
    # Who looks must not wait behind those that are looked at.
    os.nice(-10)
    {'prepare': prepare, 'programs': lambda: print(*programs()), 'start': start, 'remember': remember, 'answers': answers,
     'look': look, 'front': front, 'told': told, 'about': about}[sys.argv[1]](*sys.argv[2:])
