package coop.ouvrage.returns.spi;

/** The message to an authority that says the same as a paper, ready to be sent. */
public record PaperFile(String name, String content) {}
