package org.porchlight.platform.linux;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;

/// How a process of root's becomes an agent, without a change of its number: a shell that waits for a line, then mounts
/// of its own, then setpriv(1).
///
/// It gets a group that the account does not have: the kernel lets only root trace or read a process whose groups are
/// not one's own (ptrace(2), "Ptrace access mode checking"), from its first instruction on.
final class AgentStart {
    /// A group in which nobody is, and which owns nothing: that of the account without rights.
    private static final String GROUP = "65534";

    /// It waits until it is where it should be. With the end of a guard that has not told it to go on, its input ends,
    /// and so does it.
    private static final String PLACED = """
            read -r _ || exit 1
            echo 0 > /proc/self/oom_score_adj
            apart=$1
            shift
            ipc=
            if [ -e /proc/self/ns/ipc ] && [ -w /proc/sys/kernel/shmmni ]; then
              ipc=--ipc
              apart="echo 0 > /proc/sys/kernel/shmmni; $apart"
            fi
            exec unshare --mount $ipc --propagation private /bin/sh -ec "$apart" agent "$@"
            """;

    /// The first argument names folders, parted by colons. The program finds code in those only, and in none that a
    /// child can write, so that no setting makes it load something of the child's (mount(2), MS_NOEXEC).
    ///
    /// What can be pulled out is not there for it, lest it stays in use.
    ///
    /// A name may end in newlines, which the shell would take away where nothing comes after them.
    private static final String APART = """
            set -f
            code=$1
            shift
            mounts=$(cut -d ' ' -f 2,3,4 /proc/self/mounts)
            IFS=:
            for folder in $code; do mount --rbind -- "$folder" "$folder"; done
            while IFS=' ' read -r place type options; do
              [ "$type" != autofs ] || continue
              case $place in *[\\\\]*) place=$(printf "$(printf %s "$place" | sed 's/%/%%/g')/") && place=${place%/} ;; esac
              for folder in $code; do case $place/ in "$folder"/*) continue 2 ;; esac; done
              case $place/ in /media/* | /run/media/* | /mnt/*) umount -l -- "$place"; continue ;; esac
              case ,$options, in *,noexec,*) continue ;; esac
              mount -o remount,bind,noexec -- "$place" || umount -l -- "$place"
            done <<EOF
            $mounts
            EOF
            unset IFS
            exec setsid setpriv "$@"
            """;

    private static final List<Path> OF_THE_SYSTEM =
            Stream.of("/usr", "/bin", "/sbin", "/lib", "/lib64").map(Path::of).toList();

    private AgentStart() {}

    static List<String> command(ChildAccount account, AgentHost.Program program) {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", PLACED, "agent", APART, code(program)));
        words.addAll(List.of("--reuid", account.id(), "--regid", GROUP, "--init-groups", "--no-new-privs"));
        words.addAll(program.command());
        return words;
    }

    /// A link is another name for a folder of `/usr`, and needs no place of its own.
    private static String code(AgentHost.Program program) {
        return Stream.concat(OF_THE_SYSTEM.stream(), program.code().stream().sorted())
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }
}
