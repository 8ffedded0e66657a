package coop.ouvrage.policy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.words.Texts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever decides a policy reads its name and its unit in words, in each language, never its code. */
@OuvrageTest
class PolicyWordsTest {

    private final Policies policies;

    PolicyWordsTest(Policies policies) {
        this.policies = policies;
    }

    @Test
    void everyPolicyHasItsWords() {
        Texts texts = Texts.load();
        assertThat(policies.all().stream()
                        .flatMap(policy -> Stream.of(
                                "desk.policy." + policy.name(),
                                policy.unit().matches("/1|EUR") ? "" : "desk.unit." + policy.unit()))
                        .filter(key -> !key.isEmpty())
                        .distinct()
                        .filter(key -> !Texts.LANGUAGES.stream().allMatch(language -> texts.has(language, key))))
                .isEmpty();
    }
}
