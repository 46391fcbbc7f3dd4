"""Printed documents; reportlab only here."""
