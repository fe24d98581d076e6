"""What Discord's API is: its clock, its errors, and one request beside the client."""
