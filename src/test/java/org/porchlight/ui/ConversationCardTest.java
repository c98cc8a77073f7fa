package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.ConversationCard.Talk;

class ConversationCardTest {
    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static ConversationCard card(Talk talk) {
        var card = new ConversationCard();
        card.talkProperty().set(Optional.of(talk));
        var scene = new Scene(card, 340, 460);
        Theme.dress(scene);
        card.applyCss();
        card.layout();
        return card;
    }

    @Test
    void numbersTheFactsAndAsksTheQuestions() {
        var texts = OnFx.call(() -> Found.texts(card(
                new Talk("Two facts", List.of("Games: 58 min.", "No limit."), List.of("Which?"), "Mei sees this"))));

        assertThat(texts)
                .containsExactly(
                        "Talk it over",
                        "Two facts",
                        "1",
                        "Games: 58 min.",
                        "2",
                        "No limit.",
                        "One question",
                        "Which?",
                        "Mei sees this");
    }

    @Test
    void saysWhenTooLittleIsKnown() {
        var texts = OnFx.call(() -> Found.texts(card(new Talk("", List.of(), List.of(), "Mei sees this"))));

        assertThat(texts)
                .containsExactly(
                        "Talk it over", "Too little is known of this week to talk about yet.", "Mei sees this");
    }

    @Test
    void printsWhereThatIsPossibleAndNothingElseIsMade() {
        var printed = new int[1];
        OnFx.run(() -> {
            var card = card(new Talk("One fact", List.of("a"), List.of("b"), "c"));
            var print = (Button) card.lookup("#print");
            assertThat(print.isVisible()).isFalse();

            card.onPrintProperty().set(Optional.of(() -> printed[0]++));
            print.fire();
            card.busyProperty().set(true);
            print.fire();

            assertThat(print.isVisible()).isTrue();
            assertThat(print.isDisabled()).isTrue();
        });

        assertThat(printed[0]).isEqualTo(1);
    }
}
