package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.DeclarationGateway;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said to the authority in a round, several things at once: one slow answer keeps few others waiting. Messages about one worker
 * leave one after the other, since what the authority says of each depends on those before it. Writes nothing down.
 */
final class AuthorityTalk {

    /** The service publishes no limit; as many as a person with a few windows open. */
    private static final int AT_ONCE = 4;

    private final DeclarationGateway gateway;
    private final Map<Object, List<Turn>> turns = new LinkedHashMap<>();

    AuthorityTalk(DeclarationGateway gateway) {
        this.gateway = gateway;
    }

    /** @param message to hand over; null to ask what became of one that was */
    private record Turn(Declaration declaration, @Nullable String message) {}

    /** What came of a turn. */
    sealed interface Said {

        Declaration declaration();

        /** @param location where to ask for the answer */
        record Handed(Declaration declaration, String message, String location) implements Said {}

        /** @param text of the answer; empty while there is none */
        record Answered(Declaration declaration, Optional<String> text) implements Said {}

        record Failed(Declaration declaration, RuntimeException why) implements Said {}
    }

    /** @param about the worker, or whatever else keeps messages in their order */
    void hand(Declaration declaration, String message, Object about) {
        turns.computeIfAbsent(about, key -> new ArrayList<>()).add(new Turn(declaration, message));
    }

    void ask(Declaration declaration) {
        turns.computeIfAbsent(declaration.id(), key -> new ArrayList<>()).add(new Turn(declaration, null));
    }

    /** Talks, while what is read from the stream tells what came of it, in the order in which it was given. */
    Stream<Said> run() {
        return turns.values().stream()
                .gather(Gatherers.mapConcurrent(
                        AT_ONCE, turns -> turns.stream().map(this::take).toList()))
                .flatMap(Collection::stream);
    }

    private Said take(Turn turn) {
        Declaration declaration = turn.declaration();
        try {
            return turn.message() == null
                    ? new Said.Answered(declaration, gateway.answer(Objects.requireNonNull(declaration.location())))
                    : new Said.Handed(declaration, turn.message(), gateway.hand(turn.message()));
        } catch (RuntimeException e) {
            return new Said.Failed(declaration, e);
        }
    }
}
