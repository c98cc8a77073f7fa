package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// The settings beside the pictures that were looked at.
class SettingsGoldenTest {
    private static final String CHECKS = """
            {"checks":[
            {"id":"administrators","state":"BROKEN","what":"%s","fix":"%s"},
            {"id":"agent","state":"WEAK","what":"%s","fix":""},
            {"id":"freezer","state":"BROKEN","what":"%s","fix":"%s"},
            {"id":"guard","state":"OK","what":"%s","fix":""},
            {"id":"supervisor","state":"OK","what":"%s","fix":""},
            {"id":"rules","state":"OK","what":"%s","fix":""},
            {"id":"accounts","state":"OK","what":"%s","fix":""},
            {"id":"pam","state":"OK","what":"%s","fix":""},
            {"id":"programs","state":"OK","what":"%s","fix":""},
            {"id":"sites","state":"OK","what":"%s","fix":""},
            {"id":"clock","state":"OK","what":"%s","fix":""},
            {"id":"store","state":"UNAVAILABLE","what":"%s","fix":""}],"protected":false}
            """;

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            PROTECTION, EN_LIGHT, 1280, 800
            PROTECTION, ZH_LIGHT, 1280, 800
            PROTECTION, EN_DARK,  1280, 800
            PROTECTION, EN_LIGHT, 800,  600
            PROTECTION, ZH_LIGHT, 800,  600
            SECRETS,    ZH_LIGHT, 1280, 800
            SECRETS,    EN_DARK,  1280, 800
            SECRETS,    EN_LIGHT, 800,  600
            CODES,      ZH_LIGHT, 1280, 800
            CODES,      EN_DARK,  1280, 800
            CODES,      EN_LIGHT, 800,  600
            REPORTS,    ZH_LIGHT, 1280, 800
            REPORTS,    EN_DARK,  1280, 800
            REPORTS,    EN_LIGHT, 800,  600
            LANGUAGE,   ZH_LIGHT, 1280, 800
            LANGUAGE,   EN_DARK,  800,  600
            LOOK,       ZH_LIGHT, 1280, 800
            LOOK,       EN_DARK,  800,  600
            BACKUP,     ZH_LIGHT, 1280, 800
            BACKUP,     EN_DARK,  800,  600
            UNDO,       ZH_LIGHT, 1280, 800
            UNDO,       EN_DARK,  800,  600
            ABOUT,      ZH_LIGHT, 1280, 800
            ABOUT,      EN_DARK,  800,  600
            """)
    void looksAsItShould(String part, Look look, int width, int height) {
        var name = "settings-" + part.toLowerCase(Locale.ROOT) + (width == 1280 ? "" : "-narrow");
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(link(look.isEnglish()), PageName.SETTINGS, verbs(look.isEnglish()))
                        .root(),
                scene -> {
                    open(scene, part);
                    Golden.lay(scene);
                    Golden.check(name + "-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private static void open(Scene scene, String part) {
        if (scene.lookup("#part-" + part) instanceof ToggleButton button) {
            button.fire();
        }
        Golden.lay(scene);
        if (part.equals("CODES") && scene.lookup("#make-code") instanceof Button make) {
            make.fire();
        }
    }

    static FakeVerbs verbs(boolean english) {
        var verbs = new FakeVerbs();
        verbs.answer("doctor", checks(english));
        return verbs;
    }

    static Verbs.Result checks(boolean english) {
        var said = english
                ? CHECKS.formatted(
                        "the account kid of Mei can become the administrator by the group sudo.",
                        "Take it out of the group: sudo gpasswd -d kid sudo",
                        "disc and card were not tried on this desktop.",
                        "a guard would hold programs by signals, which a child can undo.",
                        "Mount control groups that can be written, at /sys/fs/cgroup.",
                        "a guard answers at /run/porchlight/guard.sock.",
                        "porchlight.service starts the guard with the PC and again when it ends.",
                        "rules are known; children in them: 2.",
                        "every child has accounts of its own.",
                        "new log-ins can be refused.",
                        "starts of programs are watched.",
                        "sites are kept to the rules.",
                        "the clock follows a time server.",
                        "only the administrator can see that.")
                : CHECKS.formatted(
                        "小美的账户 kid 能通过用户组 sudo 当管理员。",
                        "把它移出用户组：sudo gpasswd -d kid sudo",
                        "这个桌面上还没试过悬浮盘和锁屏卡。",
                        "守护只能用信号停住程序，孩子能解开。",
                        "在 /sys/fs/cgroup 挂上可以写的控制组。",
                        "守护在 /run/porchlight/guard.sock 回答。",
                        "porchlight.service 随电脑启动守护，停了再启动。",
                        "有规则；里面有 2 个孩子。",
                        "每个孩子都有自己的账户。",
                        "新的登录可以拒绝。",
                        "程序启动都看着。",
                        "网站按规则来。",
                        "时钟跟着时间服务器。",
                        "只有管理员看得到。");
        return new Verbs.Result(1, said, "");
    }

    static FakeLink link(boolean english) {
        var link = Asked.link(Family.drawn(english)
                .placing(List.of(
                        new AgentTray("child:mei", TrayPlace.DISC), new AgentTray("parent:mum", TrayPlace.PANEL))));
        link.answer(
                Command.Codes.class,
                _ -> new Answer.Codes(List.of(new CodeEntry(Family.JIE, Duration.ofMinutes(30), 7))));
        link.answer(
                Command.EnrolCode.class,
                asked -> new Answer.Enrolled(
                        asked.child(), asked.amount(), new SecretText("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), 0));
        link.answer(
                Command.ReportsDue.class,
                _ -> new Answer.Reports(new ReportsDue(
                        Optional.of(new ReportPlan(
                                english ? "en" : "zh",
                                DayOfWeek.SUNDAY,
                                18,
                                Optional.of("/home/anna/weeks"),
                                Optional.of(new ReportPlan.Mail(
                                        "mail.example.com",
                                        465,
                                        ReportPlan.Tls.TLS,
                                        Optional.of("anna"),
                                        "anna@example.com",
                                        List.of("anna@example.com", "ben@example.com"),
                                        List.of())))),
                        Optional.of(LocalDateTime.of(2026, 11, 29, 18, 0)),
                        List.of())));
        return link;
    }
}
