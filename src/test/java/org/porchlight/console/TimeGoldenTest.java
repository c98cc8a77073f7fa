package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Switch;
import org.porchlight.ui.WeekGrid;

/// The page of time beside the pictures that were looked at.
class TimeGoldenTest {
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final MeisRules rules = new MeisRules();

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            draft,    ZH_LIGHT, 1280, 800
            draft,    ZH_DARK,  1280, 800
            draft,    EN_LIGHT, 1280, 800
            draft,    EN_DARK,  1280, 800
            draft,    ZH_DARK,  1280, 800
            draft,    EN_LIGHT, 1280, 800
            draft,    ZH_LIGHT, 800,  600
            draft,    EN_DARK,  800,  600
            more,     ZH_LIGHT, 1280, 800
            more,     ZH_DARK,  1280, 800
            more,     EN_LIGHT, 1280, 800
            more,     EN_DARK,  1280, 800
            conflict, ZH_LIGHT, 1280, 800
            conflict, EN_DARK,  1280, 800
            conflict, EN_LIGHT, 800,  600
            own,      ZH_LIGHT, 1280, 800
            own,      EN_DARK,  800,  600
            calendar, ZH_LIGHT, 1280, 800
            calendar, ZH_DARK,  1280, 800
            calendar, EN_LIGHT, 1280, 800
            calendar, EN_DARK,  1280, 800
            calendar, ZH_DARK,  1280, 800
            calendar, EN_LIGHT, 1280, 800
            calendar, EN_LIGHT, 800,  600
            dates,    ZH_LIGHT, 1280, 800
            dates,    EN_DARK,  1280, 800
            dates,    EN_DARK,  800,  600
            days,     ZH_LIGHT, 1280, 800
            days,     EN_DARK,  1280, 800
            days,     EN_DARK,  800,  600
            group,    ZH_LIGHT, 1280, 800
            group,    EN_DARK,  1280, 800
            group,    ZH_LIGHT, 800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check(
                "time-" + state,
                look,
                width,
                height,
                () -> {
                    link.push(Family.evening(look.isEnglish()));
                    if (state.equals("own")) {
                        rules.put(MeisRules.OWN_LIMIT);
                    }
                    rules.tell(link);
                    return Shown.on(link, PageName.TIME).root();
                },
                scene -> bring(scene, state));
    }

    @Test
    void saysWhereThePresetHasNoRulesForTheAge() {
        rules.put("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                  - {id: mei, name: Mei, age: 10, accounts: [mei], preset: WHO-AAP}
                """);
        rules.tell(link);

        Golden.in(
                Look.EN_LIGHT,
                800,
                600,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TIME).root(),
                scene -> {
                    assertThat(Found.texts(scene.getRoot()))
                            .contains("WHO and AAP has no rules for Mei's age: only what you set yourselves holds.");
                    SceneChecks.all(scene);
                });
    }

    private void bring(Scene scene, String state) {
        switch (state) {
            case "draft" -> saturdayFromTwo(scene);
            case "more" -> {
                ((javafx.scene.control.Hyperlink) scene.lookup("#more-figures")).fire();
                Golden.lay(scene);
                ((Switch) scene.lookup("#step-down")).fire();
                Golden.lay(scene);
                ((ScrollPane) scene.lookup(".scroll-pane")).setVvalue(1);
            }
            case "own" -> ((ScrollPane) scene.lookup(".scroll-pane")).setVvalue(1);
            case "calendar" -> ((Button) scene.lookup("#calendar")).fire();
            case "days" -> days(scene);
            case "group" -> {
                days(scene);
                Presses.press(
                        scene,
                        "#of-apps-groups-games",
                        "#add-days-off",
                        "#add-exam-week",
                        "#hours-closed-apps-groups-games-exam-week");
            }
            case "dates" -> {
                Presses.press(
                        scene,
                        "#calendar",
                        "#hours-closed-exam-week",
                        "#hours-own-winter-holiday",
                        "#hours-more-winter-holiday",
                        "#day-own",
                        "#hours-to-2026-11-22-1 PAGE_UP",
                        "#hours-to-2026-11-22-1 PAGE_UP",
                        "#hours-to-2026-11-22-1 PAGE_UP",
                        "#hours-to-2026-11-22-1 PAGE_UP");
                ((ScrollPane) scene.lookup(".scroll-pane")).setVvalue(0.6);
            }
            case "conflict" -> {
                saturdayFromTwo(scene);
                rules.put(MeisRules.DRAWN.replace("\"13:30-20:30\"", "\"13:00-20:30\""));
                press(scene, "#page-time", KeyCode.S, true);
            }
            default -> {}
        }
    }

    /// Friday, and Monday with Wednesday, have time of their own.
    private static void days(Scene scene) {
        Presses.press(
                scene,
                "#more-figures",
                "#days-of-their-own",
                "#choose-fri",
                "#add-weekdays",
                "#day-time-fri UP",
                "#choose-mon",
                "#choose-wed",
                "#add-weekdays");
    }

    /// With the keyboard: one day alone, closed from 13:30 to 14:00.
    private static void saturdayFromTwo(Scene scene) {
        ((Switch) scene.lookup("#alike")).fire();
        var grid = (WeekGrid) scene.lookup("#week");
        grid.placeProperty().set(new WeekGrid.Place(DayOfWeek.SATURDAY, 27));
        press(scene, "#week", KeyCode.DIGIT2, false);
        press(scene, "#week", KeyCode.SPACE, false);
        press(scene, "#week", KeyCode.RIGHT, false);
        press(scene, "#week", KeyCode.DIGIT1, false);
        ((Switch) scene.lookup("#alike")).fire();
    }

    private static void press(Scene scene, String where, KeyCode key, boolean control) {
        scene.lookup(where).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }
}
