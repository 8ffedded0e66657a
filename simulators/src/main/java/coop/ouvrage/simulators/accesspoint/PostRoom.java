package coop.ouvrage.simulators.accesspoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes parcels, once per key, and tells what became of them. */
final class PostRoom {

    /** One report: reports are numbered by their place in the list, from 1. */
    record Report(String messageId, String status, String reason, Instant at) {}

    private final Depot depot;
    private final Map<String, Parcel> byKey = new LinkedHashMap<>();
    private final Map<String, Parcel> byId = new LinkedHashMap<>();

    PostRoom(Depot depot) {
        this.depot = depot;
        depot.parcels().forEach(this::index);
    }

    synchronized @Nullable Parcel withKey(String key) {
        return byKey.get(key);
    }

    synchronized @Nullable Parcel withId(String id) {
        return byId.get(id);
    }

    synchronized Parcel take(String key, byte[] bytes, Envelope envelope, Behaviour behaviour, Instant now) {
        Parcel parcel = new Parcel(
                UUID.randomUUID().toString(),
                key,
                digest(bytes),
                envelope.sender(),
                envelope.receiver(),
                envelope.document(),
                behaviour.mode(),
                behaviour.reason(),
                now,
                outcomeAt(behaviour, now));
        depot.keep(parcel, bytes);
        index(parcel);
        return parcel;
    }

    /** Everything that was delayed or lost has its outcome now. */
    synchronized void wake(Instant now) {
        List.copyOf(byId.values()).stream()
                .filter(parcel -> now.isBefore(parcel.outcomeAt()))
                .forEach(parcel -> index(parcel.dueAt(now)));
    }

    /** Reports that can be read, in the order (or disorder) and number that each parcel's mode wants. */
    synchronized List<Report> reports(Instant now) {
        List<Report> reports = new ArrayList<>();
        for (Parcel parcel : byId.values()) {
            if (parcel.mode() == Behaviour.Mode.UNKNOWN_ID) {
                continue;
            }
            Report accepted = new Report(parcel.id(), "accepted", "", parcel.takenAt());
            Report outcome = new Report(parcel.id(), parcel.status(now), parcel.reason(), now);
            boolean decided = !outcome.status().equals("accepted");
            switch (parcel.mode()) {
                case OUT_OF_ORDER -> reports.addAll(List.of(outcome, accepted));
                case DUPLICATE -> reports.addAll(List.of(accepted, accepted, outcome, outcome));
                default -> reports.addAll(decided ? List.of(accepted, outcome) : List.of(accepted));
            }
        }
        return reports;
    }

    synchronized int size() {
        return byId.size();
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void index(Parcel parcel) {
        byKey.put(parcel.key(), parcel);
        byId.put(parcel.id(), parcel);
    }

    private static Instant outcomeAt(Behaviour behaviour, Instant now) {
        return switch (behaviour.mode()) {
            case DELAY -> now.plus(behaviour.delay());
            case LOSE -> Instant.MAX;
            default -> now;
        };
    }
}
