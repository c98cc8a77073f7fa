package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has windows and budgets by days: all time on the PC, or a group of programs or sites beside it.
public sealed interface DaySubject {
    /// The group of programs whose windows the week shows beside those of the PC.
    DaySubject GAMES = new Programs("games");

    /// Where its lines stand in the rules of a child: `time`, or `apps.groups.games`.
    String path();

    /// What a layer says of it.
    Group of(Layer layer);

    /// The layer with something else said of it.
    Layer with(Layer layer, Group said);

    /// All of which a layer says something, the PC first.
    static List<DaySubject> in(Layer layer) {
        var all = new ArrayList<DaySubject>();
        all.add(new Pc());
        layer.apps().ifPresent(apps -> apps.groups().keySet().forEach(name -> all.add(new Programs(name))));
        layer.sites().ifPresent(sites -> sites.groups().keySet().forEach(name -> all.add(new Sites(name))));
        return all;
    }

    private static Group group(Optional<Map<String, Group>> groups, String name) {
        return groups.map(said -> said.get(name)).orElse(Group.NONE);
    }

    /// All time on the PC.
    record Pc() implements DaySubject {
        @Override
        public String path() {
            return "time";
        }

        @Override
        public Group of(Layer layer) {
            return new Group(layer.time().windows(), layer.time().budget());
        }

        @Override
        public Layer with(Layer layer, Group said) {
            return layer.with(layer.time().with(said));
        }
    }

    /// A group of programs.
    record Programs(String name) implements DaySubject {
        @Override
        public String path() {
            return "apps.groups." + name;
        }

        @Override
        public Group of(Layer layer) {
            return group(layer.apps().map(AppRules::groups), name);
        }

        @Override
        public Layer with(Layer layer, Group said) {
            return layer.with(AppRules.withGroup(layer.apps(), name, said));
        }
    }

    /// A group of sites.
    record Sites(String name) implements DaySubject {
        @Override
        public String path() {
            return "sites.groups." + name;
        }

        @Override
        public Group of(Layer layer) {
            return group(layer.sites().map(SiteRules::groups), name);
        }

        @Override
        public Layer with(Layer layer, Group said) {
            return layer.withSites(SiteRules.withGroup(layer.sites(), name, said));
        }
    }
}
