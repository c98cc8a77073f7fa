package org.porchlight.port;

import java.util.Map;
import java.util.stream.Collectors;
import org.porchlight.core.decide.Exempt;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.ChildId;

/// A gate without a kernel: it judges by the text of a path. It passes the same contract as the real one.
public final class FakeGate implements Gate {
    private final Listener listener;
    private GateView view = new GateView(Map.of());

    public FakeGate(Listener listener) {
        this.listener = listener;
    }

    /// Whether the program starts when the account tries; the listener is told of a refusal before this returns.
    ///
    /// @param account the number of any account
    public boolean start(String account, String path) {
        for (var child : view.children().entrySet()) {
            if (child.getKey().id().equals(account)) {
                return judge(child.getValue(), path);
            }
        }
        return true;
    }

    @Override
    public void publish(GateView next) {
        view = next;
    }

    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        throw new UnsupportedOperationException("made-up programs have no processes");
    }

    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        throw new UnsupportedOperationException("made-up programs have no processes");
    }

    @Override
    public Map<ChildId, Map<String, String>> goingOn() {
        return view.children().values().stream()
                .collect(Collectors.toMap(
                        GateView.ChildView::child,
                        child -> Exempt.programs(child.apps()).stream()
                                .collect(Collectors.toMap(path -> path, path -> path))));
    }

    @Override
    public void close() {
        view = new GateView(Map.of());
    }

    private boolean judge(GateView.ChildView child, String path) {
        var wanted = new AppRules.Match.Path(path);
        for (var rule : child.apps().rules()) {
            if (rule.value().match().equals(wanted)) {
                return rule.value().then() == Action.ALLOW || refuse(child, path, rule.path());
            }
        }
        return child.apps().otherwise().value() == Action.ALLOW || refuse(child, path, "apps.default");
    }

    private boolean refuse(GateView.ChildView child, String path, String rule) {
        listener.refused(child.child(), path, rule);
        return false;
    }
}
