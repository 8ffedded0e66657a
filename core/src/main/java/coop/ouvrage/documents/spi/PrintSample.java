package coop.ouvrage.documents.spi;

/**
 * Which papers are rendered at once when they are signed. An installation in which people sign has none of these, and renders every one; a
 * replayed year, whose papers nobody reads, renders some of each kind and the others when somebody asks for them.
 */
public interface PrintSample {

    /** Asked once for each paper. */
    boolean takes(String kind);
}
