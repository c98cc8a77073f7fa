# Logs somebody in on a display as a display manager does, which tells logind the display: no other way does.
#   log-in.py DISPLAY USER COMMAND…       stays until the command has ended
# With UNNAMED in the environment logind is told no display, as where somebody logs in at a console and starts X.
import ctypes, os, pwd, sys

display, user, *command = sys.argv[1:]
pam = ctypes.CDLL("libpam.so.0")
pam.pam_getenvlist.restype = ctypes.POINTER(ctypes.c_char_p)
TTY, XDISPLAY, REFUSED = 3, 11, 19
Say = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
class Talk(ctypes.Structure):
    _fields_ = [("say", Say), ("data", ctypes.c_void_p)]
talk, login = Talk(Say(lambda *_: REFUSED), None), ctypes.c_void_p()

def does(code):
    if code:
        sys.exit("PAM said %d" % code)

does(pam.pam_start(b"login", user.encode(), ctypes.byref(talk), ctypes.byref(login)))
if "UNNAMED" not in os.environ:
    does(pam.pam_set_item(login, TTY, display.encode()))
    does(pam.pam_set_item(login, XDISPLAY, display.encode()))
for word in ("XDG_SESSION_TYPE=x11", "XDG_SEAT=seat0", "XDG_SESSION_CLASS=user",
             "LANG=zh_CN.UTF-8", "DISPLAY=" + display):
    does(pam.pam_putenv(login, word.encode()))
does(pam.pam_acct_mgmt(login, 0))
does(pam.pam_open_session(login, 0))
words = {"PATH": os.environ["PATH"]}
for word in pam.pam_getenvlist(login):
    if word is None:
        break
    name, value = word.decode().split("=", 1)
    words[name] = value
child = os.fork()
if child == 0:
    who = pwd.getpwnam(user)
    words.update(HOME=who.pw_dir, USER=user, LOGNAME=user)
    os.initgroups(user, who.pw_gid)
    os.setgid(who.pw_gid)
    os.setuid(who.pw_uid)
    os.chdir(who.pw_dir)
    os.execvpe(command[0], command, words)
os.waitpid(child, 0)
pam.pam_close_session(login, 0)
