package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.web.Form;
import java.util.List;

/**
 * A batch with what it pays.
 *
 * @param own whether the reader made or checked it, and so may not release it
 * @param single whether the reader may see who is paid what
 */
public record BatchPage(Form form, PaymentBatch batch, List<SentPayment> payments, boolean own, boolean single) {}
