package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.AppRules.Match;
import org.porchlight.core.policy.AppRules.Rule;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;

/// What every gate does.
public abstract class GateContract {
    protected static final ChildAccount KID = new ChildAccount("62101", "kid", Path.of("/home/kid"));
    protected static final ChildAccount SIBLING = new ChildAccount("62102", "sibling", Path.of("/home/sibling"));
    private static final String PARENT = "62103";

    protected abstract Gate gate() throws Exception;

    /// Puts a program somewhere and tells where.
    protected abstract String program(String name) throws Exception;

    protected abstract boolean starts(String account, String path) throws Exception;

    /// The next refusal that the listener was told: child, path, rule.
    protected abstract List<String> refusal() throws Exception;

    @Test
    void startsOnlyWhatIsAllowed() throws Exception {
        var lesson = program("lesson");
        var game = program("game");

        publish(KID, Action.DENY, Rule.path(lesson, Action.ALLOW));

        assertThat(starts(KID.id(), lesson)).isTrue();
        assertThat(starts(KID.id(), game)).isFalse();
        assertThat(refusal()).containsExactly("kid", game, "apps.default");
    }

    @Test
    void startsAllButWhatIsDenied() throws Exception {
        var lesson = program("lesson");
        var game = program("game");

        publish(KID, Action.ALLOW, Rule.path("/usr/games/absent", Action.ALLOW), Rule.path(game, Action.DENY));

        assertThat(starts(KID.id(), lesson)).isTrue();
        assertThat(starts(KID.id(), game)).isFalse();
        assertThat(refusal()).containsExactly("kid", game, "apps.rules[1]");
    }

    @Test
    void letsTheFirstRuleDecide() throws Exception {
        var lesson = program("lesson");
        var game = program("game");

        publish(
                KID,
                Action.DENY,
                Rule.path(lesson, Action.ALLOW),
                Rule.path(lesson, Action.DENY),
                Rule.path(game, Action.ASK),
                Rule.path(game, Action.ALLOW));

        assertThat(starts(KID.id(), lesson)).isTrue();
        assertThat(starts(KID.id(), game)).isFalse();
        assertThat(refusal()).containsExactly("kid", game, "apps.rules[2]");
    }

    @Test
    void keepsNothingBackThatAskHasNotOpened() throws Exception {
        var game = program("game");

        publish(KID, Action.ASK);

        assertThat(starts(KID.id(), game)).isFalse();
        assertThat(refusal()).containsExactly("kid", game, "apps.default");
    }

    @Test
    void limitsNoOtherAccount() throws Exception {
        var game = program("game");

        publish(KID, Action.DENY);

        assertThat(starts(PARENT, game)).isTrue();
        assertThat(starts("0", game)).isTrue();
    }

    @Test
    void givesEveryChildItsOwnRules() throws Exception {
        var game = program("game");
        var views = new HashMap<ChildAccount, GateView.ChildView>();
        views.put(KID, view("kid", Action.DENY));
        views.put(SIBLING, view("sibling", Action.ALLOW));

        gate().publish(new GateView(views));

        assertThat(starts(KID.id(), game)).isFalse();
        assertThat(starts(SIBLING.id(), game)).isTrue();
    }

    @Test
    void judgesByTheLastViewThatWasPublished() throws Exception {
        var game = program("game");

        publish(KID, Action.DENY);
        publish(KID, Action.DENY, Rule.path(game, Action.ALLOW));

        assertThat(starts(KID.id(), game)).isTrue();
    }

    @Test
    void tellsWhatGoesOnThoughTimeIsClosed() throws Exception {
        var lesson = program("lesson");
        var paint = program("paint");
        var free =
                new Rule(new Match.Path(lesson), Action.ALLOW, Optional.of(false), Optional.empty(), Optional.empty());

        publish(KID, Action.ALLOW, free, Rule.path(paint, Action.ALLOW));

        assertThat(gate().goingOn()).isEqualTo(Map.of(new ChildId("kid"), Map.of(lesson, lesson)));
    }

    @Test
    void startsEverythingOnceItIsClosed() throws Exception {
        var game = program("game");
        publish(KID, Action.DENY);

        gate().close();

        assertThat(starts(KID.id(), game)).isTrue();
    }

    private void publish(ChildAccount account, Action otherwise, Rule... rules) throws Exception {
        var views = new HashMap<ChildAccount, GateView.ChildView>();
        views.put(account, view("kid", otherwise, rules));
        gate().publish(new GateView(views));
    }

    private static GateView.ChildView view(String child, Action otherwise, Rule... rules) {
        var apps = RuleList.apps(otherwise, new ArrayList<>(List.of(rules)));
        return new GateView.ChildView(
                new ChildId(child), "test", apps, RuleList.sites(SiteRules.Action.ALLOW, List.of()));
    }
}
