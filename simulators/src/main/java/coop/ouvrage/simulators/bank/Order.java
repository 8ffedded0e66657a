package coop.ouvrage.simulators.bank;

import java.time.LocalDate;
import java.util.List;

/** A payment file as received; {@code version} such as {@code pain.001.001.09}. */
record Order(String messageId, String version, int count, long cents, List<Block> blocks) {

    /** Transfers from one account on one day. */
    record Block(
            String id,
            LocalDate executionDate,
            String account,
            boolean wages,
            boolean batch,
            List<Transfer> transfers) {

        long cents() {
            return transfers.stream().mapToLong(Transfer::cents).sum();
        }
    }

    /** One transfer; {@code reference} structured, {@code text} free, at most one of them. */
    record Transfer(String endToEndId, long cents, String name, String iban, String reference, String text) {}

    /** What the bank thinks of it. */
    enum Status {
        ACCEPTED("ACTC"),
        PARTLY("PART"),
        REFUSED("RJCT"),
        EXECUTED("ACSC");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
