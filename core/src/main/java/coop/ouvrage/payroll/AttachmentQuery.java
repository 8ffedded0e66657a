package coop.ouvrage.payroll;

/**
 * How a list of attachments is wanted.
 *
 * @param search part of the worker's or the creditor's name, or of the reference
 * @param filter entered, in_force, ended, owed; else all
 * @param sort worker, creditor, served, taken, owed, state; else the open ones first, then the latest
 */
public record AttachmentQuery(String search, String filter, String sort, boolean descending, int offset, int limit) {

    private static final int MOST = 50_000;

    public AttachmentQuery {
        offset = Math.max(0, offset);
        limit = Math.clamp(limit, 1, MOST);
    }

    /** The same from the first to the last, for an export. */
    public AttachmentQuery whole() {
        return new AttachmentQuery(search, filter, sort, descending, 0, MOST);
    }
}
