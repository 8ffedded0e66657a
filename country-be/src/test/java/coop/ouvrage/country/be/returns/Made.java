package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small return with its file in memory. */
record Made(Written told, byte[] file) {

    static Made by(ReturnFormat format, ReturnData data, int version) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Written told = format.write(data, version, file);
            return new Made(told, file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String xml() {
        return new String(file, StandardCharsets.UTF_8);
    }

    List<ReturnLine> lines() {
        return told.lines();
    }

    List<Refusal> findings() {
        return told.findings();
    }

    List<String> notes() {
        return told.notes();
    }

    Money total(Control control) {
        return told.total(control);
    }
}
