package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The page of permissions beside the pictures that were looked at.
class PermissionsGoldenTest {
    private static final Map<String, Duration> USED = Map.of(
            "Minecraft", Duration.ofMinutes(72),
            "krita", Duration.ofMinutes(52),
            "VLC", Duration.ofMinutes(44),
            "firefox", Duration.ofMinutes(110));

    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final MeisRules rules = new MeisRules();

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            programs, EN_LIGHT, 1280, 800
            programs, ZH_LIGHT, 1280, 800
            programs, EN_DARK,  1280, 800
            programs, ZH_DARK,  1280, 800
            programs, ZH_LIGHT, 800,  600
            programs, EN_DARK,  800,  600
            sites,    ZH_LIGHT, 1280, 800
            sites,    EN_DARK,  1280, 800
            sites,    ZH_DARK,  1280, 800
            sites,    EN_LIGHT, 1280, 800
            sites,    ZH_LIGHT, 800,  600
            sites,    EN_DARK,  800,  600
            changed,  ZH_LIGHT, 1280, 800
            changed,  EN_DARK,  800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check(
                "permissions-" + state,
                look,
                width,
                height,
                () -> {
                    link.push(Family.evening(look.isEnglish()));
                    rules.put(JiesRules.WRITTEN);
                    rules.tell(link);
                    link.answer(Command.Why.class, asked -> new Answer.Why(answer(asked.subject())));
                    link.answer(Command.Programs.class, _ -> new Answer.Programs(Visibility.DETAIL, USED));
                    return Shown.on(link, PageName.PERMISSIONS).root();
                },
                scene -> bring(scene, state));
    }

    private static WhyReport answer(WhySubject subject) {
        var rule = new RuleRef("v1", subject instanceof WhySubject.Program ? "apps.rules[0]" : "sites.rules[0]");
        Verdict verdict = subject instanceof WhySubject.Program
                ? new Verdict.Program(Outcome.ASK, Reason.RULE, rule, Optional.empty(), Optional.empty())
                : new Verdict.Site(Outcome.ALLOW, Reason.RULE, rule, Optional.empty(), Optional.empty());
        var name = subject instanceof WhySubject.Program(var path) ? path : ((WhySubject.Site) subject).host();
        return new WhyReport(
                Family.MEI, Family.NOW, name, verdict, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void bring(Scene scene, String state) {
        switch (state) {
            case "programs" -> ((Button) scene.lookup("#rule--usr-bin-blender")).fire();
            case "sites" -> {
                ((ToggleButton) scene.lookup("#tab-sites")).fire();
                Golden.lay(scene);
                ((Button) scene.lookup("#rule-smartedu-cn")).fire();
            }
            case "changed" -> {
                ((TextField) scene.lookup("#field-programs")).setText("/usr/bin/godot");
                ((Button) scene.lookup("#add-programs")).fire();
                ((TextField) scene.lookup("#field-programs")).setText("vlc/");
                ((Button) scene.lookup("#add-programs")).fire();
            }
            default -> {}
        }
    }
}
