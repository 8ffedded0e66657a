package coop.ouvrage.documents.spi;

import coop.ouvrage.documents.PrintedPage;
import java.util.Locale;

/** Prints documents of one kind; a bean of the module that stores them. */
public interface DocumentTemplate {

    /** As stored, such as {@code invoice}. */
    String kind();

    /** The version that new documents get. Documents of older versions are printed by the same bean, as they were then. */
    int version();

    /** The page of a stored document. */
    PrintedPage page(String dataJson, Locale language, int version);
}
