package coop.ouvrage.simulators.accesspoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes parcels, once per key, and tells what became of them. */
final class PostRoom {

    /** One report: reports are numbered by their place in the list, from 1. */
    record Report(String messageId, String status, String reason, Instant at) {}

    private final Depot depot;
    private final Map<String, Parcel> byKey = new HashMap<>();
    private final Map<String, Parcel> byId = new HashMap<>();
    private final List<String> inOrder = new ArrayList<>();
    private final List<Report> settled = new ArrayList<>();
    private int settledParcels;

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

    /**
     * Reports that can be read, in the order (or disorder) and number that each parcel's mode wants.
     *
     * @param after how many of them, from the first, are known already
     */
    synchronized List<Report> reports(int after, Instant now) {
        settle(now);
        List<Report> reports = new ArrayList<>(settled.subList(Math.min(after, settled.size()), settled.size()));
        int known = Math.max(0, after - settled.size());
        inOrder.subList(settledParcels, inOrder.size()).stream()
                .flatMap(id -> reports(Objects.requireNonNull(byId.get(id)), now).stream())
                .skip(known)
                .forEach(reports::add);
        return reports;
    }

    /** Keeps the reports of the first parcels that have their outcome: they never change again. */
    private void settle(Instant now) {
        while (settledParcels < inOrder.size()) {
            Parcel parcel = Objects.requireNonNull(byId.get(inOrder.get(settledParcels)));
            if (now.isBefore(parcel.outcomeAt())) {
                return;
            }
            settled.addAll(reports(parcel, now));
            settledParcels++;
        }
    }

    private static List<Report> reports(Parcel parcel, Instant now) {
        Report accepted = new Report(parcel.id(), "accepted", "", parcel.takenAt());
        Report outcome = new Report(parcel.id(), parcel.status(now), parcel.reason(), now);
        boolean decided = !outcome.status().equals("accepted");
        return switch (parcel.mode()) {
            case UNKNOWN_ID -> List.of();
            case OUT_OF_ORDER -> List.of(outcome, accepted);
            case DUPLICATE -> List.of(accepted, accepted, outcome, outcome);
            default -> decided ? List.of(accepted, outcome) : List.of(accepted);
        };
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
        if (byId.put(parcel.id(), parcel) == null) {
            inOrder.add(parcel.id());
        }
    }

    private static Instant outcomeAt(Behaviour behaviour, Instant now) {
        return switch (behaviour.mode()) {
            case DELAY -> now.plus(behaviour.delay());
            case LOSE -> Instant.MAX;
            default -> now;
        };
    }
}
