package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.text.Language;

class RuleEditsTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final RulesModel model = new RulesModel(line);
    private final RuleEdits<AppRules.Rule, Action> programs =
            new RuleEdits<>(new ProgramKind(typed -> typed.contains("/") ? typed : "/usr/bin/" + typed), model);
    private final RuleEdits<SiteRules.Rule, SiteRules.Action> sites = new RuleEdits<>(new SiteKind(), model);
    private @Nullable RulesScreen now;

    @BeforeEach
    void open() {
        rules.put(JiesRules.WRITTEN);
        rules.tell(link);
        line.dial(() -> Optional.of(link));
        model.show(screen -> now = screen);
        model.seen(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
    }

    private RulesPage page() {
        return ((RulesScreen.Ready) Objects.requireNonNull(now)).page();
    }

    private Layer saved() {
        model.save();
        assertThat(page().saving()).isInstanceOf(RulesPage.Saving.Done.class);
        return rules.inForce().policy().child(Family.MEI).orElseThrow().own();
    }

    private RuleEdits.Row<AppRules.Rule> program(String path) {
        return programs.rows(page()).stream()
                .filter(row -> programs.kind().written(row.rule()).equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void changesOneRuleAndKeepsItsPlace() {
        programs.set(page(), program("/usr/bin/blender"), Action.ALLOW);
        programs.count(page(), program("/usr/bin/vlc"), false);
        assertThat(page().draft().changes()).hasSize(1);
        var after = saved().apps().orElseThrow().rules();
        assertThat(after).hasSize(7);
        assertThat(after.getFirst()).isEqualTo(AppRules.Rule.path("/usr/bin/blender", Action.ALLOW));
        assertThat(after.get(3).counts()).contains(false);
    }

    @Test
    void changesBackAreNoChange() {
        programs.set(page(), program("/usr/bin/blender"), Action.DENY);
        programs.set(page(), program("/usr/bin/blender"), Action.ASK);
        assertThat(page().draft().isEmpty()).isTrue();
    }

    @Test
    void putsANewRuleBeforeAllOthers() {
        assertThat(programs.add(page(), " glorp ", Action.ALLOW)).isEqualTo(RuleEdits.Added.YES);
        assertThat(programs.add(page(), "Roblox", Action.DENY)).isEqualTo(RuleEdits.Added.YES);
        assertThat(saved().apps().orElseThrow().rules().subList(0, 2))
                .containsExactly(
                        AppRules.Rule.of(new AppRules.Match.Title("roblox"), Action.DENY),
                        AppRules.Rule.path("/usr/bin/glorp", Action.ALLOW));
    }

    @Test
    void takesNoRuleTwiceAndNoneForNothing() {
        assertThat(programs.add(page(), "/usr/bin/vlc", Action.DENY)).isEqualTo(RuleEdits.Added.KNOWN);
        assertThat(programs.add(page(), "bin/", Action.DENY)).isEqualTo(RuleEdits.Added.UNREAD);
        assertThat(sites.add(page(), "no site", SiteRules.Action.ALLOW)).isEqualTo(RuleEdits.Added.UNREAD);
        assertThat(page().draft().isEmpty()).isTrue();
    }

    @Test
    void whatWasUsedAndHasNoRuleGetsOneBeforeAllOthers() {
        var used = List.of("Firefox", "Krita", "nothing that can be run/");
        var rows = programs.rows(page(), used, Language.EN);
        var fresh = rows.getFirst();

        assertThat(rows).filteredOn(RuleEdits.Row::isNew).containsExactly(fresh);
        assertThat(programs.kind().title(fresh.rule(), Language.EN)).isEqualTo("Firefox");
        assertThat(fresh.rule().then()).as("as what is not listed").isEqualTo(Action.ASK);

        programs.set(page(), fresh, Action.ALLOW);
        assertThat(programs.rows(page(), used, Language.EN)).noneMatch(RuleEdits.Row::isNew);
        assertThat(saved().apps().orElseThrow().rules())
                .hasSize(8)
                .first()
                .isEqualTo(AppRules.Rule.of(new AppRules.Match.Title("firefox"), Action.ALLOW));
    }

    @Test
    void takesARuleOut() {
        programs.remove(page(), program("/usr/bin/vlc"));
        assertThat(saved().apps().orElseThrow().rules())
                .hasSize(6)
                .noneMatch(rule -> rule.match().equals(new AppRules.Match.Path("/usr/bin/vlc")));
    }

    @Test
    void readsASiteAsPeopleCopyIt() {
        assertThat(sites.add(page(), "https://www.Bilibili.com/video/1", SiteRules.Action.ALLOW))
                .isEqualTo(RuleEdits.Added.YES);
        assertThat(saved().sites().orElseThrow().rules().getFirst())
                .isEqualTo(SiteRules.Rule.domain("bilibili.com", SiteRules.Action.ALLOW));
    }

    @Test
    void takesNoEndOfManyNamesForASite() {
        sites.add(page(), "www.gov.cn", SiteRules.Action.ALLOW);

        assertThat(saved().sites().orElseThrow().rules().getFirst())
                .isEqualTo(SiteRules.Rule.domain("www.gov.cn", SiteRules.Action.ALLOW));
    }

    @Test
    void saysWhatHoldsForAllOthers() {
        programs.otherwise(Action.DENY);
        sites.otherwise(SiteRules.Action.ALLOW);
        var own = saved();
        assertThat(own.apps().orElseThrow().otherwise()).contains(Action.DENY);
        assertThat(own.sites().orElseThrow().otherwise()).contains(SiteRules.Action.ALLOW);
        assertThat(own.sites().orElseThrow().rules()).hasSize(6);
    }
}
