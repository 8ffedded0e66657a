package coop.ouvrage.portal.profile;

import coop.ouvrage.documents.QrCode;

/** What an app needs: a text, an address, and its QR code. */
public record App(String secret, String address, QrCode code) {}
