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
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.text.Language;
import org.porchlight.tool.doctor.Row;
import org.porchlight.tool.doctor.Sentences;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// The settings beside the pictures that were looked at.
class SettingsGoldenTest {
    private static final List<Check> CHECKS = List.of(
            new Check.Told(new Trouble(Trouble.Sort.ACCOUNT_RISES, "kid: sudo")),
            new Seen(Of.PROGRAMS, State.BROKEN, "refused", "fanotify"),
            new Seen(Of.AGENT, State.WEAK, "wayland", "gnome.desktop"),
            new Seen(Of.GUARD, State.OK, "ok", "/run/porchlight"),
            new Seen(Of.SUPERVISOR, State.OK, "unit", "porchlight.service"),
            new Seen(Of.RULES, State.OK, "ok", "2"),
            new Seen(Of.ACCOUNTS, State.OK, "guard"),
            new Seen(Of.FREEZER, State.OK, "guard"),
            new Seen(Of.PAM, State.OK, "lines", "/etc/pam.d/common-account"),
            new Seen(Of.SITES, State.OK, "guard"),
            new Seen(Of.CLOCK, State.OK, "synced"),
            Check.unseen(Of.STORE));

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            PROTECTION, ZH_LIGHT, 1280, 800
            PROTECTION, EN_DARK,  1280, 800
            PROTECTION, ZH_DARK,  1280, 800
            PROTECTION, EN_LIGHT, 1280, 800
            PROTECTION, EN_LIGHT, 800,  600
            PROTECTION, ZH_LIGHT, 800,  600
            SECRETS,    ZH_LIGHT, 1280, 800
            SECRETS,    EN_DARK,  1280, 800
            SECRETS,    ZH_DARK,  1280, 800
            SECRETS,    EN_LIGHT, 1280, 800
            SECRETS,    EN_LIGHT, 800,  600
            CODES,      ZH_LIGHT, 1280, 800
            CODES,      EN_DARK,  1280, 800
            CODES,      ZH_DARK,  1280, 800
            CODES,      EN_LIGHT, 1280, 800
            CODES,      EN_LIGHT, 800,  600
            REPORTS,    ZH_LIGHT, 1280, 800
            REPORTS,    EN_DARK,  1280, 800
            REPORTS,    ZH_DARK,  1280, 800
            REPORTS,    EN_LIGHT, 1280, 800
            REPORTS,    EN_LIGHT, 800,  600
            LANGUAGE,   ZH_LIGHT, 1280, 800
            LANGUAGE,   EN_DARK,  1280, 800
            LANGUAGE,   ZH_DARK,  1280, 800
            LANGUAGE,   EN_LIGHT, 1280, 800
            LANGUAGE,   EN_DARK,  800,  600
            LOOK,       ZH_LIGHT, 1280, 800
            LOOK,       EN_DARK,  1280, 800
            LOOK,       ZH_DARK,  1280, 800
            LOOK,       EN_LIGHT, 1280, 800
            LOOK,       EN_DARK,  800,  600
            BACKUP,     ZH_LIGHT, 1280, 800
            BACKUP,     EN_DARK,  1280, 800
            BACKUP,     ZH_DARK,  1280, 800
            BACKUP,     EN_LIGHT, 1280, 800
            BACKUP,     EN_DARK,  800,  600
            UNDO,       ZH_LIGHT, 1280, 800
            UNDO,       EN_DARK,  1280, 800
            UNDO,       ZH_DARK,  1280, 800
            UNDO,       EN_LIGHT, 1280, 800
            UNDO,       EN_DARK,  800,  600
            ABOUT,      ZH_LIGHT, 1280, 800
            ABOUT,      EN_DARK,  1280, 800
            ABOUT,      ZH_DARK,  1280, 800
            ABOUT,      EN_LIGHT, 1280, 800
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
        var sentences = new Sentences(english ? Language.EN : Language.ZH_CN);
        var said = Json.object()
                .put(
                        "checks",
                        Json.list(CHECKS, check -> sentences.json(new Row(check.of(), check.state(), List.of(check)))))
                .flag("protected", false)
                .end();
        return new Verbs.Result(1, JsonText.write(said), "");
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
