package coop.ouvrage.customer;

import java.util.List;

/** One page of a list of clients, and how many there are in all. */
public record ClientPage(List<ClientSummary> clients, int total, int page, int size) {

    public int pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}
