package org.porchlight.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.agent.tray.Lamp;
import org.porchlight.agent.tray.TrayLook;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;

/// A parent's lamp with its menu, in a process of its own, until its input ends. It says where it is, then what is
/// chosen.
public final class MenuOnDisplay {
    private MenuOnDisplay() {}

    /// What a parent of two sees, one of whom asks for time.
    public static TrayLook look(Language language) {
        var mei = Reports.open(1320).child();
        var asked =
                Asking.of(new Question.Requested(mei.id(), Reports.NOW, Optional.of(Duration.ofMinutes(15)), "画屋顶"));
        var asking = Reports.open(1320).asking(Optional.of(asked)).child();
        var jie = StatusDraft.of(new ChildId("jie"), "阿杰", mei.tomorrow(), draft -> {});
        var session = new Answer.Session("parent:mum", true, Optional.of(Duration.ofMinutes(12)));
        return new ParentMenu(language, true)
                .of(Reports.of(List.of(asking, jie)), Duration.ZERO, Optional.empty(), Optional.of(session));
    }

    private static void say(Object what) {
        System.out.println(what);
    }

    /// @param args the language
    public static void main(String[] args) throws IOException {
        try (var lamp = new Lamp(MenuOnDisplay::say, true, MenuOnDisplay::say)) {
            lamp.show(look(Language.valueOf(args[0])));
            System.in.transferTo(System.out);
        }
        System.exit(0);
    }
}
