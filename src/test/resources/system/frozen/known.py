"""What is known of the child's programs on the PC: who they are, and which processes are theirs."""
import functools
import os
import pathlib
import re
import subprocess
import time

HERE = pathlib.Path(__file__).parent
MAINS = pathlib.Path('/root/mains')
KID = 52101
RUN = '/run/user/%d' % KID


def run(*command, check=True, **more):
    return subprocess.run(command, check=check, text=True, capture_output=True, **more).stdout


def as_kid(*command, **more):
    return run('runuser', '-u', 'kid', '--', 'env', 'XDG_RUNTIME_DIR=' + RUN, *command, **more)


def await_(what, seconds, condition):
    if not comes_about(seconds, condition):
        raise SystemExit('%s within %d s' % (what, seconds))


def comes_about(seconds, condition):
    end = time.monotonic() + seconds
    while True:
        owners.cache_clear()
        if condition():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.2)


def settle(picture, seconds=5):
    """Waits until a picture stays the same for a second, as one does whose window was behind others and is drawn now; not
    for one that moves by itself.

    :return: the picture"""
    seen = [picture()]

    def stays():
        time.sleep(1)
        seen.append(picture())
        return seen[-1] == seen[-2]

    comes_about(seconds, stays)
    return seen[-1]


def changes(picture, use, seconds):
    """Whether a picture is another one after a program was used, which is done again as long as it is not heard: games that
    still show their first pictures hear nothing."""
    before, end = settle(picture), time.monotonic() + seconds
    while time.monotonic() < end:
        use()
        if comes_about(10, lambda: picture() != before):
            return True
    return False


def prefer(name, preferred):
    """Lets a program go before all others, or behind them: forty that draw at once would starve each other."""
    for pid in processes().get(name, {}):
        for task in pathlib.Path('/proc/%s/task' % pid).glob('*'):
            try:
                os.setpriority(os.PRIO_PROCESS, int(task.name), 0 if preferred else 19)
            except ProcessLookupError:
                continue


def write(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def unit(name, *command, slice_='app.slice', options=()):
    """Starts a unit of the child's service manager."""
    run('systemd-run', '-q', '--collect', '--user', '-M', 'kid@', '--unit=' + name, '--slice=' + slice_,
        '--working-directory=/home/kid', *options, '--', *command)


@functools.cache
def owners():
    """Of each process of a program that program, as it is when first asked or waited for. Chromium leaves its unit and writes over its environment."""
    mains = {int(file.read_text()): file.name for file in MAINS.glob('*')}
    parents, found = {}, {}
    for folder in pathlib.Path('/proc').glob('[0-9]*'):
        pid = int(folder.name)
        try:
            marked = re.search(rb'(?:^|\0)FROZEN_TABLE=([\w-]+)', (folder / 'environ').read_bytes())
            parents[pid] = int(re.search(r'PPid:\s*(\d+)', (folder / 'status').read_text()).group(1))
        except (FileNotFoundError, ProcessLookupError):
            continue
        found[pid] = marked.group(1).decode() if marked else mains.get(pid)
    for pid in parents:
        above = pid
        while above and not found.get(above):
            above = parents.get(above, 0)
        found[pid] = found.get(above)
    return {pid: owner for pid, owner in found.items() if owner}


def born(pid):
    try:
        text = pathlib.Path('/proc/%d/stat' % pid).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text[text.rindex(')') + 2:].split()
    return None if fields[0] == 'Z' else int(fields[19])


def processes():
    """Of each program its processes: number -> when it began."""
    found = {}
    for pid, owner in owners().items():
        at = born(pid)
        if at:
            found.setdefault(owner, {})[str(pid)] = at
    return found
